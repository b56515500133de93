using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Text.Written;

namespace Chela.Envelope.Audit;

/// <summary>
/// What one owner message says, looked for the slow way: every form and every place, with no index. Places are characters
/// of the comparable text.
/// </summary>
internal sealed class Saying
{
    // Chinese words behind which the name of a file may begin.
    private const string Leading = "把将从到给和与的在取开看读件付据改删存送用叫为是";

    private readonly OwnerMessage _message;
    private readonly ComparableText _text;
    private readonly List<(bool IsSource, bool IsExcluded, bool IsMeasure, bool IsName)> _said = [];

    /// <summary>Reads a message without what is cut.</summary>
    public Saying(OwnerMessage message)
    {
        _message = message;
        var uncut = message.Text.Select(
            (c, at) =>
                !message.Cuts.Any(cut => cut.Start <= at && at < cut.End) ? c
                : WordEdges.IsSolid(message.Text, at) ? WrittenForms.HiddenWord
                : WrittenForms.HiddenOther
        );
        _text = ComparableText.Of(string.Concat(uncut));
        Forms = WrittenForms.Read(_text);
        for (var i = 0; i < Forms.Count; i++)
        {
            var (start, end) = (Forms[i].Start, Forms[i].End);
            var before = GoesOn(i) ? _said[i - 1] : default;
            var isNumber = Forms[i].Kind == WrittenKind.Number;
            _said.Add(
                (
                    before.IsSource || SourceWords.Mark(_text.Folded, start, end),
                    before.IsExcluded || ExclusionWords.Mark(_text.Folded, start),
                    before.IsMeasure
                        || (isNumber && NumberWords.IsMeasure(_text.Folded, start, end))
                        || (
                            Forms[i].Kind is WrittenKind.Number or WrittenKind.Money
                            && NumberWords.IsBound(_text.Folded, start, end)
                        ),
                    before.IsName || (isNumber && NumberWords.IsName(_text.Folded, start, end))
                )
            );
        }
    }

    /// <summary>All that the message names.</summary>
    public List<WrittenForm> Forms { get; }

    /// <summary>The owner's words that state a value in a role; null if there are none.</summary>
    public string? Words(Value value, ParameterRole role) => Words(Sought.Of(value), role);

    /// <summary>Whether the owner's words that state a value tell one thing from others; null if there are none.</summary>
    public bool? Tells(Value value) =>
        Places(Sought.Of(value), ParameterRole.Selector, NamePart.Whole) is [var place, ..]
            ? TellingWords.Are(_message.Text, _text.Start(place.Start), _text.End(place.End) - _text.Start(place.Start))
            : null;

    /// <summary>The owner's words that state a value in a role; null if there are none.</summary>
    public string? Words(Sought sought, ParameterRole role) =>
        Places(sought, role, NamePart.Whole) is [var place, ..]
            ? _message.Text[_text.Start(place.Start).._text.End(place.End)]
            : null;

    /// <summary>The words that name a contact of that address, by a name that is nobody else's; null if there are none.</summary>
    public string? Names(IReadOnlyCollection<(string Name, Sought Address)> contacts, Sought address)
    {
        var bearers = contacts.SelectMany(c => NamesIn(c.Name)).ToLookup(name => name);
        return (
            from contact in contacts
            where (contact.Address.Kind, contact.Address.Normal) == (address.Kind, address.Normal)
            from name in NamesIn(contact.Name)
            where bearers[name].Count() == 1
            let place = PlaceOf(contact.Name, name)
            where place is not null && !IsInLonger(name, place.Value)
            select _message.Text[_text.Start(place.Value.Start).._text.End(place.Value.End)]
        ).FirstOrDefault();

        bool IsInLonger(string name, (int Start, int End) place) =>
            WordEdges.IsIdeographic(name, 0)
            && bearers.Any(longer =>
                longer.Key.Length > name.Length
                && longer.Key.Contains(name, StringComparison.Ordinal)
                && PlaceOf(longer.Key, longer.Key) is { } other
                && other.Start <= place.Start
                && place.End <= other.End
            );
    }

    /// <summary>A name and its parts.</summary>
    private static IEnumerable<string> NamesIn(string name) =>
        name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend(name).Where(n => n.Length > 0).Distinct();

    private (int Start, int End)? PlaceOf(string name, string part)
    {
        var which =
            part == name ? NamePart.Whole
            : name.StartsWith(part + " ", StringComparison.Ordinal) ? NamePart.First
            : NamePart.Other;
        var places = Places(new Sought(null, part, false, false), ParameterRole.Destination, which);
        return places is [var first, ..] ? first : null;
    }

    private List<(int Start, int End)> Places(Sought sought, ParameterRole role, NamePart part)
    {
        var isContent = role is ParameterRole.Content or ParameterRole.Option;
        var isDestination = role is ParameterRole.Destination or ParameterRole.Undeclared;
        if (sought.Normal.Length == 0)
        {
            return [];
        }

        if (sought.Kind is null)
        {
            return role == ParameterRole.Amount || (sought.IsMixed && !isContent)
                ? []
                :
                [
                    .. Occurrences(sought.Normal)
                        .Where(p => IsWhole(sought, p, part) && IsApart(p))
                        .Where(p => isContent || !(IsInQuotation(p) || ExclusionWords.Mark(_text.Folded, p.Start)))
                        .Where(p => !isDestination || !SourceWords.Mark(_text.Folded, p.Start, p.End))
                        .Where(p =>
                            !isDestination
                            || !OrdinaryWords.Are(sought.Normal)
                            || OrdinaryWords.StandOut(_text.Exact, _text.Folded, p.Start, p.End)
                        ),
                ];
        }

        var isAmount = role == ParameterRole.Amount;
        return isAmount && sought.Kind is not (WrittenKind.Number or WrittenKind.Money)
            ? []
            :
            [
                .. Forms
                    .Select((form, i) => (form, i))
                    .Where(f => sought.IsSaidBy(f.form, isAmount))
                    .Where(f => isContent || IsMeant(f.form, _said[f.i], isAmount, isDestination, sought))
                    .Select(f => (f.form.Start, f.form.End))
                    .Where(p => isContent || !IsInQuotation(p)),
            ];
    }

    private static bool IsMeant(
        WrittenForm form,
        (bool IsSource, bool IsExcluded, bool IsMeasure, bool IsName) said,
        bool isAmount,
        bool isDestination,
        Sought sought
    ) =>
        !said.IsExcluded
        && !(isDestination && said.IsSource)
        && !(isAmount && said.IsMeasure)
        && (
            isAmount
            || said.IsName
            || sought.Kind != WrittenKind.Number
            || form.Kind is not (WrittenKind.Number or WrittenKind.Money)
        );

    private IEnumerable<(int Start, int End)> Occurrences(string words) =>
        Enumerable
            .Range(0, Math.Max(0, _text.Folded.Length - words.Length + 1))
            .Where(at => string.CompareOrdinal(_text.Folded, at, words, 0, words.Length) == 0)
            .Select(at => (at, at + words.Length));

    private bool IsWhole(Sought sought, (int Start, int End) place, NamePart part)
    {
        var isBehindHan = IsHan(place.Start - 1);
        return WordEdges.IsEdge(_text.Folded, place.Start)
            && WordEdges.IsEdge(_text.Folded, place.End)
            && (part == NamePart.Whole || IsAlone(place, part))
            && !(sought.IsFileName && isBehindHan && !Leading.Contains(_text.Folded[place.Start - 1]))
            && !(place.End - place.Start == 1 && IsHan(place.Start) && (isBehindHan || IsHan(place.End)));
    }

    private bool IsHan(int at) => at >= 0 && at < _text.Folded.Length && WordEdges.IsIdeographic(_text.Folded, at);

    /// <summary>Bob is not Bob Jones, nor Ann Bob; but in "Email Bob" the first word begins the sentence.</summary>
    private bool IsAlone((int Start, int End) place, NamePart part)
    {
        var (exact, start) = (_text.Exact, place.Start);
        if (place.End + 1 < exact.Length && exact[place.End] is ' ' or '-' && char.IsUpper(exact[place.End + 1]))
        {
            return false;
        }

        if (start < 2 || exact[start - 1] != ' ' || !WordEdges.IsSolid(exact, start - 2))
        {
            return true;
        }

        var word = exact.LastIndexOf(' ', start - 2) + 1;
        var opens = word == 0 || !WordEdges.IsSolid(exact, Math.Max(word - 2, 0));
        return !char.IsUpper(exact[word]) || (part == NamePart.First && opens);
    }

    /// <summary>No form is cut by the edges of the place; only of a handle the sign may be left out.</summary>
    private bool IsApart((int Start, int End) place) =>
        !Forms.Any(f =>
            f.Kind != WrittenKind.Quotation
            && f.Start < place.End
            && place.Start < f.End
            && (f.Start < place.Start || place.End < f.End)
            && !(f.Kind == WrittenKind.Token && f.Normal[0] is '@' or '#' && (f.Start + 1, f.End) == place)
        );

    private bool IsInQuotation((int Start, int End) place)
    {
        var around = Forms.Where(f => f.Kind == WrittenKind.Quotation && f.Start <= place.Start && place.End <= f.End);
        return around.Any()
            && !around.Any(f =>
                f.Start == place.Start
                && (f.End == place.End || (f.End == place.End + 1 && f.Normal[^1] is '.' or ',' or '。'))
            );
    }

    private bool GoesOn(int at) =>
        at > 0
        && Forms[at - 1].Kind == Forms[at].Kind
        && Forms[at - 1].End < Forms[at].Start
        && SourceWords.IsListed(_text.Folded.AsSpan(Forms[at - 1].End, Forms[at].Start - Forms[at - 1].End));
}
