using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.EnvelopeBench;

/// <summary>A task in the middle of its work: an owner's words, results of about 1 KB each, a policy of some rules.</summary>
/// <param name="records">How many results.</param>
/// <param name="rules">How many rules.</param>
internal sealed class Scene(int records, int rules)
{
    private const int EventsInRecord = 4;

    private static readonly ToolDeclaration Mail = new(
        "mail_send",
        EffectKind.Send,
        Repeat.Keyed,
        [
            new("to", ParameterRole.Destination),
            new("subject", ParameterRole.Content),
            new("body", ParameterRole.Content),
        ],
        [],
        []
    );

    private static readonly ToolDeclaration Cancel = new(
        "event_cancel",
        EffectKind.Destroy,
        Repeat.Idempotent,
        [new("event_id", ParameterRole.Selector)],
        [],
        []
    );

    private static readonly ToolDeclaration Events = new(
        "events_search",
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        [new("query", ParameterRole.Option)],
        ["id"],
        ["title"]
    );

    private static readonly ToolDeclaration Write = new(
        "files_write",
        EffectKind.Write,
        Repeat.Idempotent,
        [new("folder", ParameterRole.Destination), new("files", ParameterRole.Content)],
        [],
        []
    );

    private static readonly Authority s_job = Authority.Of("run") with
    {
        Manifest = new Manifest(
            "weekly digest",
            [
                .. Enumerable
                    .Range(0, 20)
                    .Select(i => new ManifestPlace("files_read", $"/vaults/{i}", Readers.OwnerOnly)),
                new ManifestPlace(Write.Name, "/notes/digests", Readers.Everyone),
            ]
        ),
    };

    /// <summary>What the owner said and what was found.</summary>
    public Authority Authority { get; } =
        Enumerable
            .Range(0, records)
            .Aggregate(
                Authority
                    .Of("bench")
                    .With(new OwnerMessage("m1", "Good morning! What is on my calendar this week?", true))
                    .With(
                        new OwnerMessage(
                            "m2",
                            "Cancel 'Team sync 0-1', and send bob@example.org a mail \"Running late\" with the words: see you at ten",
                            true
                        )
                    ),
                (authority, i) => authority.With(Result(i))
            );

    /// <summary>What the owner and the tools have settled.</summary>
    public Policy Policy { get; } =
        new()
        {
            Tools = new[] { Mail, Cancel, Events, Write }.ToImmutableDictionary(t => t.Name),
            OwnerNames = ["ana@example.org"],
            Contacts = [.. Enumerable.Range(0, 20).Select(i => new Contact($"Friend {i}", $"friend{i}@example.org"))],
            Rules =
            [
                .. Enumerable
                    .Range(0, rules)
                    .Select(i => new PolicyRule(
                        $"rule {i}",
                        i % 2 == 0
                            ? new Condition { Destination = new Glob($"*@host{i}.example.net") }
                            : new Condition { Tool = new Glob($"tool{i}_*"), Source = new Glob("web:*") },
                        Verdict.Deny
                    )),
            ],
        };

    /// <summary>When.</summary>
    public Moment Moment { get; } = new(new DateTimeOffset(2026, 2, 16, 9, 0, 0, TimeSpan.FromHours(1)));

    /// <summary>A mail to whom the owner named: allowed.</summary>
    public static Effect Stated() => MailTo("bob@example.org");

    /// <summary>A mail to somebody else: asked.</summary>
    public static Effect Foreign() => MailTo("eve@example.net");

    /// <summary>The event that the owner named, by the id that a result says it has: allowed.</summary>
    public static Effect Resolved() =>
        new(
            Cancel.Name,
            Cancel.Kind,
            [
                new(
                    "event_id",
                    ParameterRole.Selector,
                    new Value.Text("e0-1", Label.Public)
                    {
                        From =
                        [
                            new Origin.Part(new Reference("r0", ValuePath.Of(PathStep.Item(1), PathStep.Field("id")))),
                        ],
                    }
                ),
            ]
        );

    /// <summary>A small file of a job's: allowed.</summary>
    public static Effect JobsFile() =>
        new(
            Write.Name,
            Write.Kind,
            [
                new("folder", ParameterRole.Destination, new Value.Text("/notes/digests/2026W08", Label.Owner)),
                new("files", ParameterRole.Content, new Value.Bytes(new byte[500], Label.Owner)),
            ]
        );

    /// <summary>Decides on what a job does.</summary>
    public Decision DecideJob(Effect effect) => ReferenceMonitor.Decide(effect, s_job, Policy, Usage.None, Moment);

    /// <summary>Decides.</summary>
    public Decision Decide(Effect effect) => ReferenceMonitor.Decide(effect, Authority, Policy, Usage.None, Moment);

    private static Effect MailTo(string address) =>
        new(
            Mail.Name,
            Mail.Kind,
            [
                new("to", ParameterRole.Destination, Written(address)),
                new("subject", ParameterRole.Content, Written("Running late")),
                new("body", ParameterRole.Content, Written("see you at ten")),
            ]
        );

    private static Value.Text Written(string text) => new(text, Label.Public) { From = [Origin.Planner.Blind] };

    private static Record Result(int number)
    {
        var label = Label.From(new Source(SourceKind.Tool, Events.Name)).RestrictTo(Readers.OwnerOnly);
        var events = Enumerable
            .Range(0, EventsInRecord)
            .Select(
                Value (i) =>
                    Of(
                        label,
                        ("id", $"e{number}-{i}"),
                        ("title", string.Create(CultureInfo.InvariantCulture, $"Team sync {number}-{i}")),
                        ("description", string.Concat(Enumerable.Repeat("We talk about the plan. ", 8)))
                    )
            )
            .ToImmutableArray();
        return new Record(
            string.Create(CultureInfo.InvariantCulture, $"r{number}"),
            new Effect(
                Events.Name,
                Events.Kind,
                [new("query", ParameterRole.Option, Written($"sync number {number}"))]
            ),
            new Value.List(events, label)
        );
    }

    private static Value.Record Of(Label label, params (string Name, string Text)[] fields) =>
        new(
            fields.ToImmutableSortedDictionary(
                f => f.Name,
                Value (f) => new Value.Text(f.Text, label),
                StringComparer.Ordinal
            ),
            label
        );
}
