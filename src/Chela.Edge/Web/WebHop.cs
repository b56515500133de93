namespace Chela.Edge.Web;

/// <summary>An address on the way to a page, which sent on to the next.</summary>
/// <param name="Url">The address.</param>
/// <param name="Status">What it answered with: 301, for instance.</param>
public sealed record WebHop(string Url, int Status);
