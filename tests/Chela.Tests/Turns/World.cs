using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Tests.Turns;

/// <summary>A world that remembers what was done to it, and tools of every class that act on it.</summary>
internal sealed class World
{
    public const string Place = "/world";

    /// <summary>How often each thing was done, by tool and object.</summary>
    public Dictionary<string, int> Done { get; } = [];

    /// <summary>Keys that a keyed tool has seen.</summary>
    public HashSet<EffectId> Keys { get; } = [];

    /// <summary>What a look shows.</summary>
    public string Sight { get; set; } = "as it was";

    /// <summary>What a look showed when a thing was done.</summary>
    public Dictionary<string, string> SightAt { get; } = [];

    /// <summary>What a probe waits for.</summary>
    public Task Probed { get; set; } = Task.CompletedTask;

    /// <summary>Called before a tool acts and after it acted: may throw, which is a crash.</summary>
    public Action<string> Crash { get; set; } = _ => { };

    /// <summary>What a tool answers in the place of what it would; null lets it.</summary>
    public Func<string, Outcome?> Instead { get; set; } = _ => null;

    /// <summary>What a tool waits for before it acts.</summary>
    public Func<string, Task> Slow { get; set; } = _ => Task.CompletedTask;

    public ImmutableArray<ITool> Tools =>
        [
            new Act(this, "idempotent.do", EffectKind.Write, Repeat.Idempotent),
            new Act(this, "keyed.do", EffectKind.Send, Repeat.Keyed),
            new Act(this, "neither.do", EffectKind.Send, Repeat.Neither),
            new ProbedAct(this, "probed.do"),
            new Act(this, "asked.do", EffectKind.Send, Repeat.Keyed),
            new ProbedAct(this, "asked.probed"),
            new Act(this, "remote.look", EffectKind.ObserveRemote, Repeat.Idempotent),
            new Act(this, "local.look", EffectKind.ObserveLocal, Repeat.Idempotent),
        ];

    public Manifest Manifest =>
        new("test", [.. Tools.Select(t => new ManifestPlace(t.Declaration.Name, Place, Readers.Everyone))]);

    public static Effect Effect(string tool, string thing) =>
        new(
            tool,
            tool switch
            {
                "idempotent.do" or "probed.do" or "asked.probed" => EffectKind.Write,
                "remote.look" => EffectKind.ObserveRemote,
                "local.look" => EffectKind.ObserveLocal,
                _ => EffectKind.Send,
            },
            [new Argument("thing", ParameterRole.Destination, new Value.Text($"{Place}/{thing}", Label.Owner))]
        );

    private static string NameOf(Effect effect) => $"{effect.Tool} {((Value.Text)effect["thing"]).Content}";

    private void Count(Effect effect)
    {
        Done[NameOf(effect)] = Done.GetValueOrDefault(NameOf(effect)) + 1;
        SightAt[NameOf(effect)] = Sight;
    }

    private class Act(World world, string name, EffectKind kind, Repeat repeat) : ITool
    {
        public ToolDeclaration Declaration { get; } =
            new(name, kind, repeat, [new ParameterDeclaration("thing", ParameterRole.Destination)], [], []);

        public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
        {
            world.Crash($"{name} before");
            await world.Slow(name);
            if (world.Instead(name) is { } other)
            {
                return other;
            }

            if (repeat != Repeat.Keyed || world.Keys.Add(key))
            {
                world.Count(effect);
            }

            world.Crash($"{name} after");
            return new Outcome.Done(new Value.Text(kind == EffectKind.ObserveLocal ? world.Sight : "ok", Label.System));
        }
    }

    private sealed class ProbedAct(World world, string name)
        : Act(world, name, EffectKind.Write, Repeat.Neither),
            IProbedTool
    {
        private readonly World _world = world;

        public async ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation)
        {
            await _world.Probed;
            return _world.Done.ContainsKey(NameOf(effect))
                ? new Probe.Happened(new Value.Text("ok", Label.System))
                : new Probe.NotHappened();
        }
    }
}
