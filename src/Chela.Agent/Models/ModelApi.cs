namespace Chela.Agent.Models;

/// <summary>The wire that an endpoint speaks.</summary>
public enum ModelApi
{
    /// <summary>Chat completions, as OpenAI made them and most others took over: OpenRouter, DeepSeek, llama.cpp, vLLM, LM Studio.</summary>
    OpenAI,

    /// <summary>Anthropic's messages.</summary>
    Anthropic,

    /// <summary>Ollama's own chat.</summary>
    Ollama,
}
