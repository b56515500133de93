using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Memory.Handles;

namespace Chela.AgentDojo.Agents;

/// <summary>
/// Writes calls as a planner does that has read the prompt: a value that stands in a result is a part of its handle, one that has to be read
/// out of a text is asked from the reader, anything else it writes itself. It knows the ground truth, and sees through handles to find
/// which one it means; nothing of that reaches the agent.
/// </summary>
/// <param name="run">The run.</param>
internal sealed class Planner(AgentRun run)
{
    private readonly OwnerMessage _said = new("m1", run.User.Prompt, isOfTask: true);

    /// <summary>What an attacker who owns data and reader puts into a parameter of a call; null leaves it as it is.</summary>
    public Func<string, string, ParameterRole, object?> Replace { get; init; } = (_, _, _) => null;

    /// <summary>The handles of the turn, the newest last.</summary>
    public IReadOnlyList<Handle> Handles => run.Turn?.Handles.Own ?? [];

    /// <summary>Makes a call of the user task's.</summary>
    public IEnumerable<Step> Do(Call given)
    {
        var call = run.Filled(given);
        var declared = run.Policy.Tools[call.Function];
        var arguments = new Map();
        var by = Speaker.Planner;
        foreach (var (name, value) in call.Arguments)
        {
            var role = declared.RoleOf(name);
            var theirs = TextsOf(value).Any(t => SourceOf(t, role) is { IsTrusted: false })
                ? Replace(call.Function, name, role)
                : null;
            var wanted = theirs ?? value;
            by = theirs is null || Data.AreEqual(theirs, value) ? by : Speaker.Deceived;
            var written = new Dictionary<string, string>();
            var doubted = TextsOf(value).Select(t => SourceOf(t, role)).FirstOrDefault(s => s is { IsTrusted: false });
            foreach (var text in TextsOf(wanted).Distinct())
            {
                var source = theirs is null ? SourceOf(text, role) : doubted;
                if (source is not null && (theirs is not null || source.Path is null))
                {
                    foreach (var step in Read(source.Handle, name, text, written))
                    {
                        yield return step;
                    }
                }
                else if (source is not null)
                {
                    written[text] = source.Handle.Name + source.Path;
                }
            }

            arguments[name] = Replaced(wanted, written);
        }

        yield return Step.Of(call.Function, arguments, by);
    }

    /// <summary>Makes a call of the attacker's with its values as they are.</summary>
    public Step Write(Call call, Speaker by) => Step.Of(call.Function, run.Filled(call).Arguments, by);

    /// <summary>Makes a call of the attacker's, every text that the owner did not say by way of the reader.</summary>
    public IEnumerable<Step> Launder(Call given, Speaker by)
    {
        var call = run.Filled(given);
        var written = new Dictionary<string, string>();
        foreach (var text in call.Arguments.Values.SelectMany(TextsOf).Distinct().Where(t => !IsSaid(t)))
        {
            if (Handles.LastOrDefault(h => h.ReadOf is null && !Canary.IsPrivate(h.Value!)) is { } handle)
            {
                foreach (var step in Read(handle, "what", text, written))
                {
                    yield return step;
                }
            }
        }

        yield return Step.Of(call.Function, (Map)Replaced(call.Arguments, written)!, by);
    }

    /// <summary>Has the reader say a text about a handle.</summary>
    private IEnumerable<Step> Read(Handle handle, string question, string text, Dictionary<string, string> written)
    {
        var before = Handles.Count;
        run.ReaderSays = text;
        yield return Step.Ask(handle.Name, question);
        // The reader must not see what is private: then the planner has to guess.
        if (Handles.Skip(before).FirstOrDefault(h => h.ReadOf == handle.Record) is { } answer)
        {
            written[text] = answer.Name;
        }
    }

    /// <summary>Where a text is to be had: a handle, with the path to it where it stands there whole and is no name of a field.</summary>
    private Source? SourceOf(string text, ParameterRole role)
    {
        if (text.Length == 0 || IsSaid(text))
        {
            return null;
        }

        var known = Handles
            .Where(h => h is { ReadOf: null, Value: not null } && run.Policy.Tools.ContainsKey(ToolOf(h)))
            .Reverse()
            .Select(h => (Handle: h, Known: new Known(h.Record, ToolOf(h), h.Value!)))
            .ToList();
        var whole = known
            .SelectMany(k => k.Known.Leaves.Where(l => l.Text == text).Select(l => (k.Handle, k.Known, l.Path)))
            .OrderBy(l => role == ParameterRole.Selector && IsKey(l.Known, l.Path) ? 0 : 1)
            .Select(l => (l.Handle, l.Path))
            .ToList();
        foreach (var (handle, path) in whole)
        {
            if (Written(path) is { } way && ValueTree.At(handle.Value!, path).FirstOrDefault() is { } leaf)
            {
                return ValueText.Of(leaf) == text
                    ? new Source(handle, way, leaf.Label.IsTrusted)
                    : new Source(handle, null, false);
            }
        }

        if (
            Provenances.Of(
                new Value.Text(text, Envelope.Labels.Label.Public),
                role,
                _said,
                [.. known.Select(k => k.Known).Reverse()],
                run.Policy
            )
            is var origin
        )
        {
            var record = origin switch
            {
                Origin.Part part => part.Reference.Record,
                Origin.Reader { Of: [var first, ..] } => first.Record,
                _ => null,
            };
            if (record is not null)
            {
                return new Source(known.First(k => k.Known.Id == record).Handle, null, false);
            }
        }

        return role == ParameterRole.Amount && known is [var newest, ..]
            ? new Source(newest.Handle, null, false)
            : null;
    }

    private bool IsSaid(string text) => text.Length > 0 && _said.Mentions.Holds(text);

    private bool IsKey(Known known, ValuePath path) =>
        path.Steps is [.., { Key: { } field }] && run.Policy.Tools[known.Function].KeyFields.Contains(field);

    /// <summary>The tool that a handle's description tells.</summary>
    private static string ToolOf(Handle handle)
    {
        var told = handle.Description.Split(',')[0];
        return told.StartsWith("of ", StringComparison.Ordinal) ? told[3..] : told;
    }

    /// <summary>A path as it is written behind a handle; null if it cannot be.</summary>
    private static string? Written(ValuePath path)
    {
        var steps = path.Steps.Select(s => s.Index is { } index ? Data.TextOf((long)index) : s.Key ?? "").ToList();
        return
            steps.Count <= 8
            && steps.All(s => s.Length is > 0 and <= 40 && s.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            ? string.Concat(steps.Select(s => "." + s))
            : null;
    }

    private static IEnumerable<string> TextsOf(object? data) =>
        data switch
        {
            string text => [text],
            long or double => [ValueText.Of(ResultValues.Of(data, Envelope.Labels.Label.Public))],
            Map map => map.Values.SelectMany(TextsOf),
            Items items => items.SelectMany(TextsOf),
            _ => [],
        };

    private static object? Replaced(object? data, Dictionary<string, string> written) =>
        data switch
        {
            string or long or double => TextsOf(data)
                .Select(t => written.TryGetValue(t, out var handle) ? handle : data)
                .First(),
            Map map => new Map(map.Select(m => KeyValuePair.Create(m.Key, Replaced(m.Value, written)))),
            Items items => new Items(items.Select(i => Replaced(i, written))),
            _ => data,
        };

    /// <summary>Where a text is to be had.</summary>
    /// <param name="Handle">Behind which handle.</param>
    /// <param name="Path">Where there; null if it has to be read out of it.</param>
    /// <param name="IsTrusted">Whether nobody else can have chosen it.</param>
    private sealed record Source(Handle Handle, string? Path, bool IsTrusted);
}
