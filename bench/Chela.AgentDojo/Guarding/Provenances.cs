using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.AgentDojo.Guarding;

/// <summary>
/// Says where a value came from, as a host does that runs the program: out of a result, out of the prompt, composed by the
/// reader, or written by the planner. Nothing is taken from what the planner claims.
/// </summary>
internal static class Provenances
{
    private const int ShortestPart = 3;
    private const int ShortestWord = 4;

    /// <summary>The origin of a leaf.</summary>
    public static Origin Of(Value leaf, ParameterRole role, OwnerMessage said, IReadOnlyList<Known> seen, Policy policy)
    {
        var text = ValueText.Of(leaf);
        return (role == ParameterRole.Selector ? Key(text, seen, policy) : null)
            ?? Owner(text, said)
            ?? Part(text, seen)
            ?? Composed(leaf, text, role, said, seen);
    }

    /// <summary>Out of the prompt, if it stands there.</summary>
    public static Origin? Owner(string text, OwnerMessage said) =>
        text.Length > 0 && said.Mentions.Holds(text) ? new Origin.Owner(said.Id) : null;

    /// <summary>Out of a result, if it stands there: the newest first, whole values before pieces of one.</summary>
    public static Origin? Part(string text, IReadOnlyList<Known> seen)
    {
        if (text.Length == 0)
        {
            return null;
        }

        foreach (var known in seen.Reverse())
        {
            foreach (var (path, leaf) in known.Leaves)
            {
                if (leaf == text)
                {
                    return new Origin.Part(new Reference(known.Id, path));
                }
            }
        }

        foreach (var known in seen.Reverse())
        {
            foreach (var (path, leaf) in known.Leaves)
            {
                if (text.Length >= ShortestPart && leaf.Contains(text, StringComparison.Ordinal))
                {
                    return new Origin.Part(new Reference(known.Id, path));
                }
            }
        }

        return null;
    }

    private static Origin.Part? Key(string text, IReadOnlyList<Known> seen, Policy policy)
    {
        foreach (var known in seen.Reverse())
        {
            var keys = policy.Tools[known.Function].KeyFields;
            foreach (var (path, leaf) in known.Leaves)
            {
                if (leaf == text && path.Steps is [.., { Key: { } field }] && keys.Contains(field))
                {
                    return new Origin.Part(new Reference(known.Id, path));
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Composed by the reader: words of it stand in results and not in the prompt; or it is an amount that was not said, so
    /// that it was worked out of what was seen. Else it was written by the planner before it saw anything.
    /// </summary>
    private static Origin Composed(
        Value leaf,
        string text,
        ParameterRole role,
        OwnerMessage said,
        IReadOnlyList<Known> seen
    )
    {
        var prompt = Casing.ToLower(said.Text);
        var words = WordsOf(Casing.ToLower(text)).Where(w => !prompt.Contains(w, StringComparison.Ordinal)).ToHashSet();
        var open = seen.SelectMany(k =>
                k.Elements.Select(e => (Reference: new Reference(k.Id, e.Path), Text: Casing.ToLower(e.Text)))
            )
            .Select(e =>
                (e.Reference, Words: words.Where(w => e.Text.Contains(w, StringComparison.Ordinal)).ToHashSet())
            )
            .Where(e => e.Words.Count > 0)
            .ToList();
        var read = ImmutableArray.CreateBuilder<Reference>();
        while (open.OrderByDescending(e => e.Words.Count).FirstOrDefault() is { Words.Count: > 0 } best)
        {
            read.Add(best.Reference);
            open.ForEach(e => e.Words.ExceptWith(best.Words.ToList()));
        }

        if (read.Count == 0 && role == ParameterRole.Amount && leaf is Value.Whole or Value.Fraction)
        {
            read.AddRange(seen.Select(k => new Reference(k.Id, ValuePath.Whole)));
        }

        return read.Count == 0 ? Origin.Planner.Blind : new Origin.Reader(read.ToImmutable());
    }

    private static IEnumerable<string> WordsOf(string text)
    {
        var start = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetterOrDigit(text[at]))
            {
                continue;
            }

            if (at - start >= ShortestWord)
            {
                yield return text[start..at];
            }

            start = at + 1;
        }
    }
}
