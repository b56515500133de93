using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Chela.Reading.Search;

namespace Chela.Edge.Files.Policies;

/// <summary>
/// Finds whom the owner knows by a name: the contacts of <c>policy.yaml</c> as it is now. Those of exactly that name, where case and
/// width do not count; where there are none, all whose name has it in it. Several are several: nobody is chosen.
/// </summary>
/// <param name="policy">The full path of the policy.</param>
/// <param name="time">The clock.</param>
public sealed class FindContact(string policy, TimeProvider time) : ITool
{
    private static readonly ToolDeclaration s_declaration = new(
        "contacts.find",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        [new ParameterDeclaration("name", ParameterRole.Selector)],
        ["address"],
        ["name"],
        Declared.Own
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of looking for <paramref name="name"/>.</summary>
    public static Effect Of(Value.Text name) => s_declaration.Call(("name", name));

    /// <summary>Reads what the effect returned: the contacts in the order of the policy.</summary>
    public static ImmutableArray<Contact> Result(Value value) =>
        [
            .. ((Value.List)value)
                .Items.Cast<Value.Record>()
                .Select(c => new Contact(TextOf(c, "name"), TextOf(c, "address"))),
        ];

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        try
        {
            if (!File.Exists(policy))
            {
                return Found([]);
            }

            if (new FileInfo(policy).Length > StrictYaml.MaxLength)
            {
                return Failed($"expected a policy of at most {StrictYaml.MaxLength / 1024} KB: {policy}");
            }

            var bytes = await File.ReadAllBytesAsync(policy, cancellation).ConfigureAwait(false);
            var reading = PolicyFile.Read(policy, bytes, time.GetUtcNow());
            return reading.Policy is { } owners
                ? Found(Matching(owners.Contacts, ((Value.Text)effect["name"]).Content))
                : Failed($"{policy} has errors; chela policy check names them");
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "read", policy);
        }
    }

    private static IEnumerable<Contact> Matching(ImmutableArray<Contact> contacts, string name)
    {
        var folded = Glob.Fold(name.Trim());
        var exact = contacts.Where(c => Glob.Fold(c.Name) == folded).ToList();
        if (exact.Count > 0)
        {
            return exact;
        }

        // In quotes, a name is words that follow each other, whatever they mean otherwise.
        var terms = SearchQuery.Parse($"\"{name.Replace('"', ' ')}\"").Terms;
        return terms is [var term] ? contacts.Where(c => StandsIn(term, PlacedWord.Of(c.Name))) : [];
    }

    private static bool StandsIn(SearchTerm term, ImmutableArray<PlacedWord> words) =>
        Enumerable.Range(0, words.Length).Any(at => term.IsAt(words, at));

    // The owner wrote them, in a file that nothing else writes unasked.
    private static Outcome.Done Found(IEnumerable<Contact> contacts) =>
        new(
            new Value.List(
                [
                    .. contacts.Select(c => new Value.Record(
                        ImmutableSortedDictionary<string, Value>
                            .Empty.Add("name", new Value.Text(c.Name, Label.Owner))
                            .Add("address", new Value.Text(c.Address, Label.Owner)),
                        Label.Owner
                    )),
                ],
                Label.Owner
            )
        );

    private static Outcome.Failed Failed(string message) => new(new EffectFailure(FailureKind.Other, message));

    private static string TextOf(Value.Record record, string field) => ((Value.Text)record.Fields[field]).Content;
}
