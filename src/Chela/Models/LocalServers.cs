using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Models;

namespace Chela.Models;

/// <summary>Where servers of models listen on this machine, if they run.</summary>
internal static class LocalServers
{
    public const int OllamaPort = 11434;
    private const int LlamaPort = 8080;

    /// <summary>The addresses of Ollama and llama.cpp: their own variables say if they are elsewhere than usual.</summary>
    /// <param name="variable">Reads a variable of the environment.</param>
    public static ImmutableArray<(string Name, ModelApi Api, Uri Endpoint)> Of(Func<string, string?> variable) =>
        [
            ("Ollama", ModelApi.Ollama, new Uri($"http://127.0.0.1:{Port(variable("OLLAMA_HOST"), OllamaPort)}")),
            (
                "llama.cpp",
                ModelApi.OpenAI,
                new Uri($"http://127.0.0.1:{Port(variable("LLAMA_ARG_PORT"), LlamaPort)}/v1")
            ),
        ];

    /// <summary>The port of <c>8080</c>, <c>127.0.0.1:8080</c> or <c>http://0.0.0.0:8080</c>.</summary>
    private static int Port(string? set, int usual)
    {
        var port = set?.TrimEnd('/') is { } text ? text[(text.LastIndexOf(':') + 1)..] : "";
        return ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : usual;
    }
}
