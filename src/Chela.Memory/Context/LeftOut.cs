namespace Chela.Memory.Context;

/// <summary>Something that a context had no room for.</summary>
/// <param name="What">What: a clause.</param>
/// <param name="Handle">What it can be read by, exactly as it is.</param>
public sealed record LeftOut(string What, string Handle);
