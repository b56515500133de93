using Chela.Envelope.Effects;

namespace Chela.Agent.Models;

/// <summary>
/// Told what a model writes while it writes it, for who waits in front of it. A draft is no answer: it is not recorded, comes again where a call
/// is tried again, and does not come at all where the answer is known. What this throws is ignored. Called from any thread.
/// </summary>
public interface IDraftListener
{
    /// <summary>A model begins to answer; what it wrote before for the same call is void.</summary>
    void Begin(EffectId call);

    /// <summary>A piece of its text.</summary>
    void Add(EffectId call, string text);
}
