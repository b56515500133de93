namespace Chela.Envelope.Decisions;

/// <summary>The verb that an effect was granted by.</summary>
/// <param name="Message">The owner message's id.</param>
/// <param name="Start">Where the verb begins in it, in characters.</param>
public readonly record struct VerbUse(string Message, int Start);
