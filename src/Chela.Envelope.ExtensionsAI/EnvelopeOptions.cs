using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;
using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>What an agent's tools do, whose agent it is, and who is asked. Set it up before the first request.</summary>
public sealed class EnvelopeOptions
{
    /// <summary>The owner's names, contacts, groups, rules, limits and declared tools; the defaults of the envelope where nothing is set.</summary>
    public Policy Policy { get; set; } = Policy.Default;

    /// <summary>Asks the owner about a call that nothing the owner said covers; true lets it run, once. Refuses where nothing is set.</summary>
    public Func<ApprovalRequest, CancellationToken, ValueTask<bool>> Approve { get; set; } = (_, _) => new(false);

    /// <summary>Receives every decision, with its certificate; called while the call waits. Calls may come from several threads.</summary>
    public Action<Effect, Decision>? Decided { get; set; }

    /// <summary>Which messages the owner wrote: those of role user. Where a program puts other text into such messages, leave those out here.</summary>
    public Func<ChatMessage, bool> IsOwners { get; set; } = message => message.Role == ChatRole.User;

    /// <summary>
    /// Whether the messages of a request hold all tool calls and results of the conversation, as
    /// <c>AddMessages(response)</c> keeps them. Where they may not, what the assistant said before counts as untrusted.
    /// </summary>
    public bool HasWholeHistory { get; set; }

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// Declares a tool whose results are untrusted and for the owner alone. One without declaration is a <see cref="EffectKind.Send"/> whose every parameter is a destination
    /// and content; a parameter without declaration is both as well.
    /// </summary>
    /// <param name="name">The function's name.</param>
    /// <param name="kind">What it does to the world; the gravest of what it does.</param>
    /// <param name="parameters">Each parameter's name and role.</param>
    public EnvelopeOptions Declare(
        string name,
        EffectKind kind,
        params IEnumerable<(string Name, ParameterRole Role)> parameters
    ) =>
        Declare(
            new ToolDeclaration(
                name,
                kind,
                Repeat.Neither,
                parameters.Select(p => new ParameterDeclaration(p.Name, p.Role)),
                [],
                []
            )
        );

    /// <summary>
    /// Declares a tool with all that can be said of it: the fields of its results, who wrote them and who may read them
    /// (<see cref="ToolDeclaration.Results"/>), what its parameters refer to.
    /// </summary>
    public EnvelopeOptions Declare(ToolDeclaration tool)
    {
        Policy = Policy with { Tools = Policy.Tools.SetItem(tool.Name, tool) };
        return this;
    }

    /// <summary>Says by which names and addresses the owner is known.</summary>
    public EnvelopeOptions Owner(params IEnumerable<string> names)
    {
        Policy = Policy with { OwnerNames = [.. Policy.OwnerNames, .. names] };
        return this;
    }

    /// <summary>Names somebody whom the owner knows.</summary>
    public EnvelopeOptions Contact(string name, string address)
    {
        Policy = Policy with { Contacts = Policy.Contacts.Add(new Contact(name, address)) };
        return this;
    }
}
