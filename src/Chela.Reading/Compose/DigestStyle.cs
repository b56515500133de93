using System.Collections.Immutable;
using Chela.Reading.Form;
using Chela.Reading.Groups;

namespace Chela.Reading.Compose;

/// <summary>What differs between digests, settled for one week.</summary>
/// <param name="Title">The titles without <c># </c>.</param>
/// <param name="Byline">The line below the language switch.</param>
/// <param name="Introduction">The paragraphs below the byline.</param>
/// <param name="Sections">The known sections in the order of this digest.</param>
/// <param name="Quotes">The quotation marks of generated text.</param>
/// <param name="PostDate">The form of posts' dates.</param>
/// <param name="IsNeutral">Whether entries are grouped by what they are.</param>
public sealed record DigestStyle(
    BilingualName Title,
    string Byline,
    BilingualName Introduction,
    ImmutableArray<KnownSection> Sections,
    QuoteStyle Quotes,
    PostDate PostDate,
    bool IsNeutral
)
{
    /// <summary>How entries find their groups.</summary>
    public Grouping Grouping { get; init; } = Grouping.None;
}
