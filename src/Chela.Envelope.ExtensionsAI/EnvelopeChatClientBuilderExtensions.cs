using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>Puts the envelope into a pipeline of chat clients.</summary>
public static class EnvelopeChatClientBuilderExtensions
{
    /// <summary>
    /// Guards all functions that the pipeline calls: add it before <c>UseFunctionInvocation</c>, which calls them. Tools
    /// that the provider runs on its side are out of its reach.
    /// </summary>
    /// <param name="builder">The pipeline.</param>
    /// <param name="configure">Declares the tools, and says who is asked.</param>
    /// <exception cref="InvalidOperationException">On building: nothing behind it calls functions.</exception>
    public static ChatClientBuilder UseEnvelope(this ChatClientBuilder builder, Action<EnvelopeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new EnvelopeOptions();
        configure(options);
        return builder.Use(inner => new GuardedChatClient(inner, options));
    }
}
