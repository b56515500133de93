namespace Chela.Agent.Rules;

/// <summary>
/// Tries patterns on a message. A pattern fits the whole message or not at all: whatever it has no place for was not
/// understood.
/// </summary>
/// <param name="text">The message.</param>
internal sealed class PatternMatch(RuleText text)
{
    // A sentence that is understood needs some thousands for all patterns that are tried on it.
    private const int MostSteps = 200_000;

    private readonly List<(string Name, int First, int End)> _found = [];
    private int _steps;

    /// <summary>Whether a pattern fits; what its parts stand for can be asked for then.</summary>
    public bool Fits(Pattern pattern)
    {
        _found.Clear();
        return Try(pattern, 0, end => end == text.Tokens.Length);
    }

    /// <summary>Whether a pattern fits what begins at a token; or, at the end, all that is left.</summary>
    public bool FitsAt(Pattern pattern, int at, bool toEnd = false)
    {
        _found.Clear();
        return Try(pattern, at, end => end > at && (!toEnd || end == text.Tokens.Length));
    }

    /// <summary>Whether a part or slot was used.</summary>
    public bool Has(string name) => _found.Exists(f => f.Name == name);

    /// <summary>What the owner wrote there, each time.</summary>
    public IEnumerable<string> Written(string name) =>
        _found.Where(f => f.Name == name).OrderBy(f => f.First).Select(f => text.Raw(f.First, f.End));

    /// <summary>The same in the form that written forms are read in; null if it was not used.</summary>
    public string? Folded(string name) =>
        _found.Find(f => f.Name == name) is { Name: not null } found
            ? text.Folded[text.Tokens[found.First].At..text.Tokens[found.End - 1].End]
            : null;

    private bool Try(Pattern pattern, int at, Func<int, bool> then)
    {
        if (++_steps > MostSteps)
        {
            return false;
        }

        switch (pattern)
        {
            case Pattern.Literal literal:
                return at < text.Tokens.Length && text.Tokens[at].Text == literal.Text && then(at + 1);
            case Pattern.Row row:
                return TryRow(row, 0, at, then);
            case Pattern.Choice choice:
                foreach (var item in choice.Items)
                {
                    if (Try(item, at, then))
                    {
                        return true;
                    }
                }

                return false;
            case Pattern.Many many:
                return Try(many.Item, at, end => end > at && Try(many, end, then)) || then(at);
            case Pattern.Part part:
                return Try(part.Item, at, end => Keep(part.Name, at, end, then));
            case Pattern.Slot slot:
                foreach (var end in RuleSlots.Ends(slot.Name, text, at))
                {
                    if (Keep(slot.Name, at, end, then))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private bool TryRow(Pattern.Row row, int index, int at, Func<int, bool> then) =>
        index == row.Items.Length ? then(at) : Try(row.Items[index], at, end => TryRow(row, index + 1, end, then));

    private bool Keep(string name, int first, int end, Func<int, bool> then)
    {
        if (end == first)
        {
            return then(end);
        }

        _found.Add((name, first, end));
        if (then(end))
        {
            return true;
        }

        _found.RemoveAt(_found.Count - 1);
        return false;
    }
}
