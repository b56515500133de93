using System.Globalization;
using Chela.Text;

namespace Chela.Reading.Groups;

/// <summary>
/// What of an entry a model looks at: words with their counts, and marks (kind, site, tags) that hold or do not. Each is
/// known by a hash alone, so that a model holds no words.
/// </summary>
internal sealed class FeatureBag
{
    /// <summary>
    /// Characters of a text that are looked at, in Chinese and in other languages, which need more of them: an essay says
    /// early what it is about.
    /// </summary>
    private const int LongestText = 3_000;
    private const int LongestForeignText = 12_000;

    private const float TitleCount = 4;
    private const float KindWeight = 0.2f;
    private const float SiteWeight = 0.2f;
    private const float AlwaysWeight = 0.1f;
    private const int MostTags = 16;

    private readonly Dictionary<uint, float> _words = [];
    private readonly List<(uint Key, float Weight)> _marks = [];
    private readonly Dictionary<uint, string>? _names;

    private FeatureBag(bool isNamed) => _names = isNamed ? [] : null;

    /// <summary>How often each word stands there; words of titles count more.</summary>
    public IReadOnlyCollection<KeyValuePair<uint, float>> Words => _words;

    /// <summary>The marks with their weights, each once.</summary>
    public IReadOnlyList<(uint Key, float Weight)> Marks => _marks;

    /// <summary>The hashes of both.</summary>
    public IEnumerable<uint> Keys => _words.Keys.Concat(_marks.Select(m => m.Key));

    /// <summary>Collects the features of an entry.</summary>
    /// <param name="facts">The entry.</param>
    /// <param name="view">How much of it is looked at.</param>
    /// <param name="isNamed">Whether <see cref="NameOf"/> will be asked.</param>
    public static FeatureBag Of(EntryFacts facts, EntryView view, bool isNamed = false)
    {
        var bag = new FeatureBag(isNamed);
        bag.AddTexts(facts, view);
        bag.Mark("", AlwaysWeight);
        bag.Mark("kind " + Casing.ToLower(facts.Kind.ToString()), KindWeight);
        bag.AddSite(facts.Url);
        foreach (var tag in facts.Tags.Take(MostTags))
        {
            bag.Mark("tag " + Casing.ToLower(tag.TrimStart('#')), SiteWeight);
        }

        return bag;
    }

    /// <summary>What stands behind a hash, as this entry has it.</summary>
    public string NameOf(uint key) =>
        _names?.GetValueOrDefault(key) ?? key.ToString("x8", CultureInfo.InvariantCulture);

    private void AddTexts(EntryFacts facts, EntryView view)
    {
        var title = facts.Title is null ? "" : TitleWords.Of(facts.Title);
        AddTitle(title);
        if (view == EntryView.Bare)
        {
            return;
        }

        var longest = view == EntryView.Foreign || facts.IsForeign ? LongestForeignText : LongestText;
        var text = facts.Text.Length > longest ? facts.Text[..longest] : facts.Text;
        if (view == EntryView.Whole)
        {
            AddTitle(facts.Headline ?? "");
            Add(text, isForeign: false, 1);
        }
        else
        {
            Add(facts.Headline ?? "", isForeign: true, 1);
            Add(text, isForeign: true, 1);
        }
    }

    /// <summary>Words of a title count among all words, and once more as such.</summary>
    private void AddTitle(string title)
    {
        Add(title, isForeign: false, TitleCount);
        WordReader.Read(title, isForeign: false, word => Count(word, 't', 1));
    }

    private void Add(string text, bool isForeign, float count) =>
        WordReader.Read(text, isForeign, word => Count(word, 'w', count));

    private void Count(ReadOnlySpan<char> word, char field, float count)
    {
        var key = Hash(field, word);
        _words[key] = _words.GetValueOrDefault(key) + count;
        _names?.TryAdd(key, field == 't' ? $"{word} in the title" : word.ToString());
    }

    private void AddSite(string? url)
    {
        if (!CanonicalUrl.TryParse(url, out var page))
        {
            Mark("no site", SiteWeight);
            return;
        }

        Mark("site " + page.Host, SiteWeight);
        var labels = page.Host.Split('.');
        if (labels.Length > 2)
        {
            Mark("site " + string.Join('.', labels[^2..]), SiteWeight);
        }

        var folders = page.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var depth = 1; depth <= Math.Min(2, folders.Length); depth++)
        {
            Mark($"site {page.Host}/{string.Join('/', folders[..depth])}", SiteWeight);
        }
    }

    private void Mark(string name, float weight)
    {
        var key = Hash('m', name);
        if (!_marks.Exists(m => m.Key == key))
        {
            _marks.Add((key, weight));
            _names?.TryAdd(key, name);
        }
    }

    /// <summary>FNV-1a of 64 bits, folded to 32: short, the same everywhere, and good enough for some ten thousand words.</summary>
    private static uint Hash(char field, ReadOnlySpan<char> text)
    {
        const ulong Prime = 1_099_511_628_211;
        var hash = (14_695_981_039_346_656_037 ^ field) * Prime;
        foreach (var c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return (uint)(hash ^ (hash >> 32));
    }
}
