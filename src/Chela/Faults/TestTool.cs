using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Faults;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Faults;

/// <summary>
/// A tool of the crash tests: acts on a <see cref="Ledger"/>. How its first call goes wrong says the end of the thing's name:
/// <c>a.throws</c>.
/// </summary>
internal class TestTool(string name, EffectKind kind, Repeat repeat) : ITool
{
    private const string Hang = ".hang";

    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(300);

    /// <summary>A tool of every class; those of the second row have a short deadline.</summary>
    public static ImmutableArray<ITool> All { get; } =
    [
        new TestTool("idempotent.do", EffectKind.Write, Repeat.Idempotent),
        new TestTool("keyed.do", EffectKind.Send, Repeat.Keyed),
        new TestTool("neither.do", EffectKind.Send, Repeat.Neither),
        new ProbedTestTool("probed.do"),
        new TestTool("asked.do", EffectKind.Send, Repeat.Keyed),
        new TestTool("reply.do", EffectKind.Send, Repeat.Keyed),
        new TestTool("remote.look", EffectKind.ObserveRemote, Repeat.Idempotent),
        new TestTool("local.look", EffectKind.ObserveLocal, Repeat.Idempotent),
        new TestTool("idempotent.hang", EffectKind.Write, Repeat.Idempotent),
        new TestTool("keyed.hang", EffectKind.Send, Repeat.Keyed),
        new TestTool("neither.hang", EffectKind.Send, Repeat.Neither),
        new ProbedTestTool("probed.hang"),
        new TestTool("local.hang", EffectKind.ObserveLocal, Repeat.Idempotent),
    ];

    /// <inheritdoc/>
    public ToolDeclaration Declaration { get; } =
        new(name, kind, repeat, [new ParameterDeclaration("thing", ParameterRole.Destination)], [], []);

    /// <inheritdoc/>
    public TimeSpan Deadline => name.EndsWith(Hang, StringComparison.Ordinal) ? s_short : TimeSpan.FromMinutes(10);

    /// <summary>What a job may do with them.</summary>
    /// <param name="ledger">The folder of the ledger.</param>
    public static IEnumerable<ManifestPlace> Grants(string ledger) =>
        All.Select(t => new ManifestPlace(t.Declaration.Name, ledger, Readers.Everyone));

    /// <summary>The effect of doing something.</summary>
    public static Effect Of(string tool, string ledger, string thing) =>
        new(
            tool,
            All.First(t => t.Declaration.Name == tool).Declaration.Kind,
            [new Argument("thing", ParameterRole.Destination, new Value.Text(Path.Combine(ledger, thing), Label.Owner))]
        );

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var (ledger, thing) = ObjectOf(effect);
        var mode = Path.GetExtension(thing);
        var isFirst = ledger.Arrive(name, thing, key);
        if (mode == ".dies" && !isFirst)
        {
            ArmedFault.Die();
        }

        if (kind is EffectKind.ObserveLocal or EffectKind.ObserveRemote)
        {
            await BreakAsync(isFirst ? mode : "", cancellation).ConfigureAwait(false);
            // What is too large to be kept is looked again by each run.
            return Done(
                mode == ".dies" ? new string('x', 300 * 1024)
                // It is looked at by the body, by who asks, and by who goes on: each sees something else, up to then.
                : mode == ".changes" ? $"{Math.Min(ledger.Arrivals(name, thing, key), 4)}"
                : "as it was"
            );
        }

        await BreakAsync(isFirst ? mode : "", cancellation).ConfigureAwait(false);
        if (isFirst && mode == ".lies")
        {
            return Done("ok");
        }

        FaultPoint.At($"tool:{name}:act");
        var isDone = repeat switch
        {
            Repeat.Idempotent => ledger.Has(name, thing),
            Repeat.Keyed => ledger.Has(key),
            _ => false,
        };
        if (!isDone)
        {
            ledger.Act(name, thing, key);
        }

        FaultPoint.At($"tool:{name}:acted");
        switch (isFirst ? mode : "")
        {
            case ".acts-throws":
                throw new IOException("the line broke after all was sent");
            case ".acts-hangs":
                // Not even stopped by being told to.
                await Task.Delay(Timeout.Infinite, CancellationToken.None).ConfigureAwait(false);
                break;
            case ".acts-fails":
                return new Outcome.Failed(new EffectFailure(FailureKind.Other, "it did not work, it says"));
            case ".acts-busy":
                return new Outcome.Failed(new EffectFailure(FailureKind.Busy, "it is too busy, it says"));
        }

        return Done("ok");
    }

    /// <summary>The ledger that an effect is about, and the thing in it.</summary>
    protected static (Ledger Ledger, string Thing) ObjectOf(Effect effect)
    {
        var path = ((Value.Text)effect["thing"]).Content;
        return (new Ledger(Path.GetDirectoryName(path)!), Path.GetFileName(path));
    }

    private static Outcome.Done Done(string text) => new(new Value.Text(text, Label.System));

    private static async Task BreakAsync(string mode, CancellationToken cancellation)
    {
        switch (mode)
        {
            case ".throws":
                throw new IOException("the line broke before anything was sent");
            case ".hangs":
                await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
                break;
        }
    }
}
