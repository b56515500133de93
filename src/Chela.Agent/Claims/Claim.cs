namespace Chela.Agent.Claims;

/// <summary>Words of a reply by which its writer claims to have done something.</summary>
/// <param name="Start">Their first character (UTF-16), from 0.</param>
/// <param name="Length">Their length in characters.</param>
/// <param name="Class">What is claimed.</param>
public readonly record struct Claim(int Start, int Length, ClaimClass Class);
