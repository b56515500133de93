using System.Collections.Immutable;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>What inside a content leads somewhere: it must be stated, or stand in the source that the owner named.</summary>
public static class ContentMentions
{
    /// <summary>The addresses, URLs and account numbers in order.</summary>
    public static ImmutableArray<Mention> Of(string content) =>
        [.. MentionReader.Read(ComparableText.Of(content)).Where(SoughtValue.IsPlace)];
}
