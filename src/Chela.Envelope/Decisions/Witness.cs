namespace Chela.Envelope.Decisions;

/// <summary>A span in a trusted record that grounds a value or a verb.</summary>
/// <param name="Kind">How it grounds.</param>
/// <param name="For">What it grounds: <c>verb</c>, or the argument's path: <c>to.0</c>.</param>
/// <param name="Record">The owner message, the contact's name or the rule's name.</param>
/// <param name="Start">The span's first character in the message; 0 in a contact or rule.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Text">The words themselves.</param>
public sealed record Witness(WitnessKind Kind, string For, string Record, int Start, int Length, string Text);
