namespace Chela.Reading.Posts;

/// <summary>A picture or film of a post.</summary>
/// <param name="Url">Where it, or its preview, is.</param>
/// <param name="Alt">What its author wrote for those who do not see it; null if nothing.</param>
internal sealed record PostMedia(string Url, string? Alt);
