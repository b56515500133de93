using System.Collections.Concurrent;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;

namespace Chela.AgentDojo.Guarding;

/// <summary>What is the same for all tasks of a suite: made once. Thread-safe.</summary>
internal sealed class SuiteHost
{
    private readonly ConcurrentDictionary<string, OwnerMessage> _messages = new();

    /// <summary>The host of a suite; an injection changes nothing of it.</summary>
    public SuiteHost(Suite suite)
    {
        var state = World.Build(suite.Environment, new Dictionary<string, string>()).State;
        (Suite, Policy, Moment) = (suite, Household.PolicyOf(suite, state), Household.MomentOf(state));
    }

    /// <summary>The suite.</summary>
    public Suite Suite { get; }

    /// <summary>The defaults with the suite's tools and the owner's contacts.</summary>
    public Policy Policy { get; }

    /// <summary>When all of it happens.</summary>
    public Moment Moment { get; }

    /// <summary>A session in which the owner has said something.</summary>
    public Session Open(string prompt) =>
        new(Policy, _messages.GetOrAdd(prompt, p => new OwnerMessage("m1", p, isOfTask: true)), Moment);
}
