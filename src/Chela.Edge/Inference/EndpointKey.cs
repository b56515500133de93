using System.Net.Http.Headers;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;

namespace Chela.Edge.Inference;

/// <summary>The key of an endpoint on its way: found by its name, and put where the endpoint looks for it.</summary>
internal static class EndpointKey
{
    private const string AnthropicWire = "2023-06-01";

    /// <summary>Finds the key that an effect names.</summary>
    /// <param name="keyOf">Finds keys.</param>
    /// <param name="name">The argument that names it; nothing if the endpoint needs none.</param>
    /// <param name="endpoint">Where it is to go.</param>
    /// <returns>The key, if one is named; what comes of the effect if it is not there.</returns>
    public static (string? Key, Outcome.Failed? Failed) Find(KeyOf keyOf, Value name, Uri endpoint)
    {
        if (name is not Value.Text { Content: var named })
        {
            return (null, null);
        }

        return keyOf(named, endpoint, out var problem) is { } key
            ? (key, null)
            : (null, new Outcome.Failed(new EffectFailure(FailureKind.AccessRefused, problem!)));
    }

    /// <summary>Puts a key into the head of a request.</summary>
    public static void Put(string key, ModelApi api, HttpRequestHeaders headers)
    {
        if (api == ModelApi.Anthropic)
        {
            headers.Add("x-api-key", key);
            headers.Add("anthropic-version", AnthropicWire);
            return;
        }

        headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }
}
