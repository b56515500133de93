using System.Collections.Immutable;
using System.Text;

namespace Chela.Agent.Models;

/// <summary>All that a model is sent in one call. Immutable.</summary>
/// <param name="Messages">The messages, in order.</param>
/// <param name="Tools">The tools it may call.</param>
public sealed record ModelPrompt(ImmutableArray<PromptMessage> Messages, ImmutableArray<PromptTool> Tools)
{
    private const int AroundMessage = 16;

    /// <summary>How hard it is to think; null for the model's own way.</summary>
    public string? Effort { get; init; }

    /// <summary>
    /// The most tokens that it can have. A token of the tokenizers in use stands for at least one byte of UTF-8 (byte-level BPE,
    /// SentencePiece with byte fallback), so that the bytes bound them; each message costs a few more.
    /// </summary>
    public long TokenBound =>
        Messages.Sum(m =>
            AroundMessage
            + BytesOf(m.Text)
            + m.Calls.Sum(c => AroundMessage + BytesOf(c.Tool) + BytesOf(c.Arguments) + BytesOf(c.Id))
        ) + Tools.Sum(t => AroundMessage + BytesOf(t.Name) + BytesOf(t.Description) + BytesOf(t.Schema));

    private static long BytesOf(string text) => Encoding.UTF8.GetByteCount(text);
}
