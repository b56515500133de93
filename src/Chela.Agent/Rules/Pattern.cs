using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chela.Agent.Rules;

/// <summary>
/// A pattern of the grammar: words that stand for themselves, <c>(a|b)</c> one of them, <c>[a]</c> or nothing, <c>{a}</c> any
/// number of times, <c>&lt;name&gt;</c> a part of the grammar or a slot, whose words are kept under its name.
/// </summary>
internal abstract record Pattern
{
    private const string Signs = "()[]{}<>|";

    private Pattern() { }

    /// <summary>A word or mark.</summary>
    public sealed record Literal(string Text) : Pattern;

    /// <summary>One after the other.</summary>
    public sealed record Row(ImmutableArray<Pattern> Items) : Pattern;

    /// <summary>The first that fits.</summary>
    public sealed record Choice(ImmutableArray<Pattern> Items) : Pattern;

    /// <summary>Any number of times.</summary>
    public sealed record Many(Pattern Item) : Pattern;

    /// <summary>A part of the grammar.</summary>
    public sealed record Part(string Name, Pattern Item) : Pattern;

    /// <summary>What is read by code.</summary>
    public sealed record Slot(string Name) : Pattern;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">As it is written in the grammar.</param>
    /// <param name="parts">The parts it may name; any other name is a slot.</param>
    public static Pattern Of(string text, IReadOnlyDictionary<string, Pattern> parts)
    {
        var at = 0;
        return ReadChoice(text, ref at, parts);
    }

    /// <summary>What <see cref="Needs"/> calls a link.</summary>
    public const string Link = "<link>";

    /// <summary>
    /// Sets of words of which each has to have one in the message, for the pattern to fit: most patterns are told by that not
    /// to be worth a try.
    /// </summary>
    public ImmutableArray<FrozenSet<string>> Needs() =>
        this switch
        {
            Literal literal => [FrozenSet.Create(literal.Text)],
            Slot { Name: "link" } => [FrozenSet.Create(Link)],
            Part part => part.Item.Needs(),
            Row row => [.. row.Items.SelectMany(item => item.Needs())],
            Choice { Items: [var only] } => only.Needs(),
            Choice choice
                when choice.Items.Select(item => item.Needs()).ToList() is var all
                    && all.TrueForAll(n => n.Length > 0) =>
            [
                all.SelectMany(needs => needs.MinBy(n => n.Count)!).ToFrozenSet(),
            ],
            _ => [],
        };

    private static Choice ReadChoice(string text, ref int at, IReadOnlyDictionary<string, Pattern> parts)
    {
        var items = ImmutableArray.CreateBuilder<Pattern>();
        while (true)
        {
            items.Add(ReadRow(text, ref at, parts));
            if (at == text.Length || text[at] != '|')
            {
                return new Choice(items.ToImmutable());
            }

            at++;
        }
    }

    private static Row ReadRow(string text, ref int at, IReadOnlyDictionary<string, Pattern> parts)
    {
        var items = ImmutableArray.CreateBuilder<Pattern>();
        while (at < text.Length && text[at] is not ('|' or ')' or ']' or '}'))
        {
            if (text[at] is '(' or '[' or '{')
            {
                var open = text[at++];
                var inner = ReadChoice(text, ref at, parts);
                at++;
                items.Add(
                    open switch
                    {
                        '(' => inner,
                        '[' => new Choice([.. inner.Items, new Row([])]),
                        _ => new Many(inner),
                    }
                );
            }
            else if (text[at] == '<')
            {
                var end = text.IndexOf('>', at);
                var name = text[(at + 1)..end];
                items.Add(parts.TryGetValue(name, out var part) ? new Part(name.Split('#')[0], part) : new Slot(name));
                at = end + 1;
            }
            else
            {
                var end = at;
                while (end < text.Length && !Signs.Contains(text[end], StringComparison.Ordinal))
                {
                    end++;
                }

                items.AddRange(RuleText.Of(text[at..end], []).Tokens.Select(t => new Literal(t.Text)));
                at = end;
            }
        }

        return new Row(items.ToImmutable());
    }
}
