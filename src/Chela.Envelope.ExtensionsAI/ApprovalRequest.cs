using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>A call that waits for the owner's yes. Show the owner the tool, all arguments and the reason.</summary>
/// <param name="Effect">The tool with its arguments, and where each came from.</param>
/// <param name="Decision">Why it is asked: <see cref="Decision.Why"/> is a sentence for a person.</param>
public sealed record ApprovalRequest(Effect Effect, Decision Decision);
