using Chela.Agent.Models;
using Chela.Envelope.Effects;

namespace Chela.Chat;

/// <summary>Hands what a model writes to whoever waits in front of the conversation whose turn asks it. Thread-safe.</summary>
internal sealed class Drafts : IDraftListener
{
    private static readonly AsyncLocal<Action<string>?> s_listener = new();

    /// <summary>
    /// Who gets the drafts of the models that are asked from here on, in this flow of control: an empty piece where one begins; null for
    /// nobody.
    /// </summary>
    public static Action<string>? Listener
    {
        set => s_listener.Value = value;
    }

    /// <inheritdoc/>
    public void Begin(EffectId call) => s_listener.Value?.Invoke("");

    /// <inheritdoc/>
    public void Add(EffectId call, string text) => s_listener.Value?.Invoke(text);
}
