using System.Collections.Immutable;
using System.Text;
using Chela.Envelope.Labels;

namespace Chela.Agent.Models;

/// <summary>A message of a prompt, with its label. Immutable.</summary>
/// <param name="Role">Who said it.</param>
/// <param name="Text">What was said.</param>
/// <param name="Label">Where it came from and who may see it.</param>
public sealed record PromptMessage(PromptRole Role, string Text, Label Label)
{
    /// <summary>The calls that the model wrote along with it.</summary>
    public ImmutableArray<PromptCall> Calls { get; init; } = [];

    /// <summary>The call whose result it is; null if it is none.</summary>
    public string? ResultOf { get; init; }

    /// <summary>
    /// The most tokens that it can have. A token of the tokenizers in use stands for at least one byte of UTF-8 (byte-level BPE,
    /// SentencePiece with byte fallback), so that the bytes bound them; each message and each call costs a few more.
    /// </summary>
    public long TokenBound =>
        Around
        + Encoding.UTF8.GetByteCount(Text)
        + Calls.Sum(c =>
            Around
            + Encoding.UTF8.GetByteCount(c.Tool)
            + Encoding.UTF8.GetByteCount(c.Arguments)
            + Encoding.UTF8.GetByteCount(c.Id)
        );

    /// <summary>What a message, a call or a tool costs besides its texts, in tokens.</summary>
    internal const int Around = 16;
}
