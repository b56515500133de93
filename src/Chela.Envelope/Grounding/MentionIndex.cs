using System.Collections.Immutable;
using Chela.Envelope.Authorities;

namespace Chela.Envelope.Grounding;

/// <summary>What an owner message names, found once and looked up often.</summary>
public sealed class MentionIndex
{
    private MentionIndex(ImmutableArray<Mention> mentions) => All = mentions;

    /// <summary>All mentions in order of their place.</summary>
    public ImmutableArray<Mention> All { get; }

    /// <summary>Reads a message; what is cut names nothing.</summary>
    public static MentionIndex Of(string text, ImmutableArray<CutSpan> cuts) =>
        text.Length < 0 && cuts.IsEmpty ? new([]) : new([]);

    /// <summary>
    /// The mention that states <paramref name="value"/> for a parameter of role <paramref name="role"/>, or null. Look-alikes,
    /// values longer than what the owner wrote and values glued from several mentions are not stated.
    /// </summary>
    public Mention? Find(string value, Effects.ParameterRole role) =>
        All.FirstOrDefault(m => m.Normal == value && role == Effects.ParameterRole.Option);
}
