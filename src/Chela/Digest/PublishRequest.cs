using Chela.Reading.Form;

namespace Chela.Digest;

/// <summary>What is to be published, and where.</summary>
/// <param name="Repository">A folder in the repository, as the owner named it.</param>
/// <param name="From">The digest's folder; null to find it below <paramref name="Digests"/>.</param>
/// <param name="Week">The week; null for the newest digest there is.</param>
/// <param name="Digests">The folder that has a folder for each year and week.</param>
/// <param name="Push">Whether to push after the commit.</param>
internal sealed record PublishRequest(string Repository, string? From, IsoWeek? Week, string Digests, bool Push);
