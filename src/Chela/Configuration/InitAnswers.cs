namespace Chela.Configuration;

/// <summary>What the owner told <c>chela init</c>, as it was typed; null where nothing was.</summary>
/// <param name="Vault">The vault.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>.</param>
/// <param name="Zone">An IANA name.</param>
/// <param name="Digests">The folder for digests.</param>
/// <param name="Byline">The byline.</param>
internal sealed record InitAnswers(string? Vault, string? Language, string? Zone, string? Digests, string? Byline);
