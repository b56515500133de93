using System.Collections.Immutable;

namespace Chela.Envelope.Grounding;

/// <summary>What inside a content leads somewhere: it must be stated, or stand in the source that the owner named.</summary>
public static class ContentMentions
{
    /// <summary>The addresses, URLs and account numbers in order.</summary>
    public static ImmutableArray<Mention> Of(string content) =>
        [.. MentionIndex.Of(content, []).All.Where(mention => SoughtValue.IsPlace(mention.Kind))];
}
