using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>What an owner message names, found once and looked up often. Immutable and thread-safe.</summary>
public sealed class MentionIndex
{
    /// <summary>So many places of a short text are looked at; what stands more often is not said in any one of them.</summary>
    private const int MostPlaces = 256;

    private readonly ComparableText _text;
    private readonly Dictionary<FormKey, List<Mention>> _byNormal = [];

    private MentionIndex(ComparableText text)
    {
        _text = text;
        All = MentionsOf(text);
        foreach (var mention in All)
        {
            Add(new(mention.Kind, mention.Normal), mention);
            if (mention.Kind == WrittenKind.Money)
            {
                Add(new(WrittenKind.Number, mention.Normal[..mention.Normal.IndexOf(' ')]), mention);
            }
        }
    }

    /// <summary>All mentions in order of their place.</summary>
    public ImmutableArray<Mention> All { get; }

    /// <summary>Reads a message; what is cut names nothing, and no mention goes over a cut.</summary>
    public static MentionIndex Of(string text, ImmutableArray<CutSpan> cuts)
    {
        if (cuts.IsDefaultOrEmpty)
        {
            return new(ComparableText.Of(text));
        }

        var uncut = text.ToCharArray();
        foreach (var cut in cuts)
        {
            // Marks behind a cut belong to its last character.
            for (
                var at = Math.Max(cut.Start, 0);
                at < uncut.Length && (at < cut.End || ComparableText.IsMark(text, at));
                at++
            )
            {
                uncut[at] = WordEdges.IsSolid(text, at) ? WrittenForms.HiddenWord : WrittenForms.HiddenOther;
            }
        }

        return new(ComparableText.Of(new string(uncut)));
    }

    /// <summary>
    /// Where the message states <paramref name="value"/> for a parameter of role <paramref name="role"/>, or null.
    /// Look-alikes, parts of longer names, values longer than what the owner wrote and values glued from several mentions
    /// are not stated. A part of a quoted text states content alone; what the owner named as a source is no destination;
    /// only money and plain numbers are amounts.
    /// </summary>
    public Stated? Find(SoughtValue value, ParameterRole role)
    {
        if (value.Normal.Length == 0)
        {
            return null;
        }

        if (value.Kind is null)
        {
            return role != ParameterRole.Amount && (!value.IsMixed || IsContent(role)) ? FindText(value, role) : null;
        }

        // Only as an amount of money or a plain number can a number say how much; elsewhere it may be a name.
        var isAmount = role == ParameterRole.Amount;
        if (isAmount && value.Kind is not (WrittenKind.Number or WrittenKind.Money))
        {
            return null;
        }

        foreach (var key in value.Keys.AsSpan(0, isAmount ? 1 : value.Keys.Length))
        {
            if (Find(key, role) is { } stated)
            {
                return stated;
            }
        }

        return null;
    }

    /// <summary>As <see cref="Find(SoughtValue, ParameterRole)"/>; for one message.</summary>
    public Stated? Find(Value leaf, ParameterRole role) => Find(SoughtValue.Of(leaf), role);

    /// <summary>Whether a text was copied out of what is not cut: in one piece, whole words, whatever it is.</summary>
    public bool Holds(string text) => Find(SoughtValue.Words(text), ParameterRole.Content) is not null;

    /// <summary>As <see cref="Holds(string)"/> for a leaf.</summary>
    public bool Holds(Value leaf) =>
        leaf is Value.Text text ? Find(text.Read.Words, ParameterRole.Content) is not null : Holds(ValueText.Of(leaf));

    /// <summary>Where a name stands; a part of one stands alone, not in somebody else's name.</summary>
    internal Stated? FindName(string folded, NamePart part, ParameterRole role) =>
        FindText(SoughtValue.Name(folded, part), role);

    private static ImmutableArray<Mention> MentionsOf(ComparableText text)
    {
        var forms = WrittenForms.Read(text);
        var mentions = ImmutableArray.CreateBuilder<Mention>(forms.Count);
        WrittenForm last = default;
        foreach (var form in forms)
        {
            var goesOn =
                mentions.Count > 0
                && last.Kind == form.Kind
                && last.End < form.Start
                && SourceWords.IsListed(text.Folded.AsSpan(last.End, form.Start - last.End));
            var traits = TraitsOf(text.Folded, form) | (goesOn ? mentions[^1].Traits : MentionTraits.None);
            var start = text.Start(form.Start);
            mentions.Add(new(form.Kind, form.Normal, start, text.End(form.End) - start, traits));
            last = form;
        }

        return mentions.MoveToImmutable();
    }

    private static MentionTraits TraitsOf(string folded, WrittenForm form)
    {
        var isNumber = form.Kind == WrittenKind.Number;
        var isCount = isNumber || form.Kind == WrittenKind.Money;
        return (SourceWords.Mark(folded, form.Start, form.End) ? MentionTraits.Source : MentionTraits.None)
            | (ExclusionWords.Mark(folded, form.Start) ? MentionTraits.Excluded : MentionTraits.None)
            | (
                isNumber && NumberWords.IsMeasure(folded, form.Start, form.End)
                || isCount && NumberWords.IsBound(folded, form.Start, form.End)
                    ? MentionTraits.Measure
                    : MentionTraits.None
            )
            | (isNumber && NumberWords.IsName(folded, form.Start, form.End) ? MentionTraits.Name : MentionTraits.None);
    }

    private void Add(FormKey key, Mention mention)
    {
        if (!_byNormal.TryGetValue(key, out var mentions))
        {
            _byNormal[key] = mentions = [];
        }

        mentions.Add(mention);
    }

    private Stated? Find(FormKey key, ParameterRole role)
    {
        if (_byNormal.TryGetValue(key, out var mentions))
        {
            foreach (var mention in mentions)
            {
                var stated = new Stated(mention.Start, mention.Length);
                if (IsContent(role) || (IsMeant(mention, key.Kind, role) && !IsInQuotation(stated)))
                {
                    return stated;
                }
            }
        }

        return null;
    }

    /// <summary>Whether the words around a mention let it stand in that role.</summary>
    private static bool IsMeant(Mention mention, WrittenKind sought, ParameterRole role) =>
        !mention.Is(MentionTraits.Excluded)
        && !(IsDestination(role) && mention.Is(MentionTraits.Source))
        && (
            role == ParameterRole.Amount
                ? !mention.Is(MentionTraits.Measure)
                : sought != WrittenKind.Number || mention.Is(MentionTraits.Name)
        );

    private Stated? FindText(SoughtValue value, ParameterRole role)
    {
        var (folded, words) = (_text.Folded, value.Normal);
        var from = 0;
        for (var count = 0; count < MostPlaces && from <= folded.Length - words.Length; count++)
        {
            var at = folded.IndexOf(words, from, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            var end = at + words.Length;
            var place = _text.Start(at);
            var stated = new Stated(place, _text.End(end) - place);
            if (
                IsWhole(value, at, end)
                && IsApart(stated)
                && (IsContent(role) || IsMeant(value, at, end, stated, role))
            )
            {
                return stated;
            }

            from = at + 1;
        }

        return null;
    }

    private bool IsMeant(SoughtValue value, int at, int end, Stated place, ParameterRole role) =>
        !IsInQuotation(place)
        && !ExclusionWords.Mark(_text.Folded, at)
        && !(
            IsDestination(role)
            && (
                SourceWords.Mark(_text.Folded, at, end)
                || (value.IsOrdinary && !OrdinaryWords.StandOut(_text.Exact, _text.Folded, at, end))
            )
        );

    private bool IsWhole(SoughtValue value, int at, int end)
    {
        const string Leading = "把将从到给和与的在取开看读件付据改删存送用叫为是";
        var folded = _text.Folded;
        var isBehindHan = at > 0 && WordEdges.IsIdeographic(folded, at - 1);
        return WordEdges.IsEdge(folded, at)
            && WordEdges.IsEdge(folded, end)
            && (value.Part == NamePart.Whole || IsAlone(value.Part, at, end))
            && !(value.IsName && isBehindHan && !Leading.Contains(folded[at - 1]))
            && !(
                value.Normal.Length == 1
                && WordEdges.IsIdeographic(folded, at)
                && (isBehindHan || (end < folded.Length && WordEdges.IsIdeographic(folded, end)))
            );
    }

    /// <summary>
    /// Whether no capitalised word beside it makes it another name: Bob is not Bob Jones. In front of a first name one may
    /// begin the sentence: "Email Bob".
    /// </summary>
    private bool IsAlone(NamePart part, int at, int end)
    {
        var exact = _text.Exact;
        if (end + 1 < exact.Length && exact[end] is ' ' or '-' && char.IsUpper(exact[end + 1]))
        {
            return false;
        }

        if (at < 2 || exact[at - 1] != ' ' || !WordEdges.IsSolid(exact, at - 2))
        {
            return true;
        }

        var word = exact.LastIndexOf(' ', at - 2) + 1;
        var opens = word == 0 || !WordEdges.IsSolid(exact, Math.Max(word - 2, 0));
        return !char.IsUpper(exact[word]) || (part == NamePart.First && opens);
    }

    /// <summary>Whether no mention is cut by the edges of the place; of a handle the sign may be left out.</summary>
    private bool IsApart(Stated place)
    {
        foreach (var mention in All)
        {
            if (mention.Start >= place.Start + place.Length)
            {
                return true;
            }

            var isHandle =
                mention.Kind == WrittenKind.Token
                && mention.Normal is ['@' or '#', ..]
                && mention.Start + 1 == place.Start
                && mention.Length == place.Length + 1;
            var isCut =
                mention.Start + mention.Length > place.Start
                && (mention.Start < place.Start || mention.Start + mention.Length > place.Start + place.Length);
            if (isCut && !isHandle && mention.Kind != WrittenKind.Quotation)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the place is a part of a quoted text, and not all of it but the point at its end.</summary>
    private bool IsInQuotation(Stated place)
    {
        var isInside = false;
        foreach (var mention in All)
        {
            if (mention.Start > place.Start)
            {
                break;
            }

            var rest = mention.Start + mention.Length - place.Start - place.Length;
            if (mention.Kind == WrittenKind.Quotation && rest >= 0)
            {
                if (
                    mention.Start == place.Start
                    && (rest == 0 || (rest == 1 && mention.Normal[^1] is '.' or ',' or '。'))
                )
                {
                    return false;
                }

                isInside = true;
            }
        }

        return isInside;
    }

    private static bool IsDestination(ParameterRole role) =>
        role is ParameterRole.Destination or ParameterRole.Undeclared;

    private static bool IsContent(ParameterRole role) => role is ParameterRole.Content or ParameterRole.Option;
}
