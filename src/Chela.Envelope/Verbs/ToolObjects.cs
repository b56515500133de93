using System.Collections.Immutable;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Verbs;

/// <summary>What kind of thing a tool's name says that it is about.</summary>
public static class ToolObjects
{
    private static readonly ImmutableArray<string> Plain = ["file", "document", "page", "media", "program", "device"];
    private static readonly ImmutableArray<string> Credential = ["credential"];

    /// <summary>
    /// Whether others, or later turns, will read what the tool keeps as the owner's own words: entries of a calendar,
    /// reminders, contacts, notes, the owner's account. Only plain files and documents are not; a name that says nothing
    /// gets the stricter answer.
    /// </summary>
    public static bool AreOwnersWords(ToolDeclaration tool)
    {
        var classes = tool.Sense.Classes;
        return classes == 0 || !Lexicon.HasOnly(classes, Plain);
    }

    // "item_id" may be of anything.
    private static readonly ImmutableArray<string> Nameless = ["item", "items"];
    private static readonly ImmutableArray<string> Keys = ["id", "ids", "key", "number", "uid", "uuid"];

    /// <summary>
    /// Whether keys that one tool returned may be what a parameter of another takes: the id of a file is none of an event.
    /// Names that say nothing are of anything.
    /// </summary>
    public static bool MayTakeKey(ToolDeclaration tool, string parameter, ToolDeclaration from)
    {
        var words = ToolWords.Of(parameter);
        var taken =
            words.Any(w => Nameless.Contains(w)) ? 0
            : words.All(w => Keys.Contains(w)) ? tool.Sense.Classes
            : Lexicon.SenseOf(words).Classes;
        return taken == 0 || from.Sense.Classes == 0 || (taken & from.Sense.Classes) != 0;
    }

    /// <summary>Whether its name says that it is about a password or the like: about who can get in.</summary>
    public static bool AreCredentials(ToolDeclaration tool) => Lexicon.HasAny(tool.Sense.Classes, Credential);
}
