using BenchmarkDotNet.Attributes;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.EnvelopeBench;

/// <summary>What a decision costs, over the number of records and of rules. The bars are at 20 records and 50 rules.</summary>
[MemoryDiagnoser]
public class DecideBenchmarks
{
    private readonly Effect _stated = Scene.Stated();
    private readonly Effect _resolved = Scene.Resolved();
    private readonly Effect _foreign = Scene.Foreign();
    private readonly Effect _written = Scene.JobsFile();
    private Scene _scene = new(0, 0);

    /// <summary>Results of the task.</summary>
    [Params(1, 20, 200)]
    public int Records { get; set; }

    /// <summary>Rules of the policy.</summary>
    [Params(5, 50, 500)]
    public int Rules { get; set; }

    /// <summary>Makes the task.</summary>
    [GlobalSetup]
    public void Make() => _scene = new Scene(Records, Rules);

    /// <summary>A mail to whom the owner named.</summary>
    [Benchmark]
    public Verdict Send() => _scene.Decide(_stated).Verdict;

    /// <summary>A mail to somebody else.</summary>
    [Benchmark]
    public Verdict Ask() => _scene.Decide(_foreign).Verdict;

    /// <summary>An event by its id.</summary>
    [Benchmark]
    public Verdict Resolve() => _scene.Decide(_resolved).Verdict;

    /// <summary>A mail that was made for this one decision, with its id.</summary>
    [Benchmark]
    public EffectId MakeAndSend() => _scene.Decide(Scene.Stated()).Effect;

    /// <summary>A decision and its certificate.</summary>
    [Benchmark]
    public string Certificate() => _scene.Decide(_resolved).Certificate.Json;

    /// <summary>A file that a job of our own writes.</summary>
    [Benchmark]
    public Verdict Job() => _scene.DecideJob(_written).Verdict;

    /// <summary>The same with its certificate.</summary>
    [Benchmark]
    public string JobCertificate() => _scene.DecideJob(_written).Certificate.Json;
}
