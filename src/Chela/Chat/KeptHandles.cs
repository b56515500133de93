using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Conversations;
using Chela.Memory.Handles;

namespace Chela.Chat;

/// <summary>What a turn leaves behind for later messages: what an effect returned is in the record, what was made of it is kept here.</summary>
internal static class KeptHandles
{
    /// <summary>The most bytes of one value that is kept, and of all values of a turn.</summary>
    private const int Most = 64 * 1024;

    /// <summary>The handles, all of them, so that no later one gets the name of one whose value is not kept.</summary>
    public static ImmutableArray<ConversationEvent.Kept> Of(ImmutableArray<Handle> handles)
    {
        var room = Most;
        var kept = ImmutableArray.CreateBuilder<ConversationEvent.Kept>(handles.Length);
        foreach (var handle in handles)
        {
            var one = new ConversationEvent.Kept(handle.Name, handle.Description, handle.Effect);
            if (
                handle is { Effect: null, Value: { } value }
                && Encoding.UTF8.GetByteCount(HandleText.Show(value)) is var bytes
                && bytes <= room
            )
            {
                room -= bytes;
                one = one with { Value = value, Source = handle.Source.Length > 0 ? handle.Source : null };
            }

            kept.Add(one);
        }

        return kept.MoveToImmutable();
    }
}
