using System.Collections.Immutable;
using System.Numerics;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Verbs;

/// <summary>Looks words up. The words are data: lexicon.yaml, of which Lexicon.g.cs is made.</summary>
internal static partial class Lexicon
{
    private static readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Words = Entries
        .ToDictionary(entry => entry.Text, entry => entry.Word, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, VerbSense> ByName = Senses.ToDictionary(sense => sense.Name);

    /// <summary>The entry of a word or phrase in lower case; one without roles if there is none.</summary>
    public static Word Find(ReadOnlySpan<char> text) => Words.TryGetValue(text, out var word) ? word : default;

    /// <summary>The verb of an entry.</summary>
    public static VerbSense SenseOf(Word word) => Senses[word.Verb];

    /// <summary>The verb of that name, or null.</summary>
    public static VerbSense? SenseOf(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names of the classes in a set.</summary>
    public static ImmutableArray<string> NamesOf(uint classes)
    {
        var names = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(classes));
        for (; classes != 0; classes &= classes - 1)
        {
            names.Add(ClassNames[BitOperations.TrailingZeroCount(classes)]);
        }

        return names.MoveToImmutable();
    }

    /// <summary>Whether one of the names is a class of the set.</summary>
    public static bool HasAny(uint classes, ImmutableArray<string> names)
    {
        for (; classes != 0; classes &= classes - 1)
        {
            if (names.Contains(ClassNames[BitOperations.TrailingZeroCount(classes)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the words of a tool's name say: the classes of its things, and what it does; null if no word says it.</summary>
    public static (uint Classes, VerbTraits? Does) SenseOf(ToolDeclaration tool)
    {
        var classes = 0u;
        VerbSense? verb = null;
        foreach (var name in tool.Words)
        {
            var word = Find(name);
            classes |= word.Classes;
            if ((word.Roles & Role.Verb) != 0)
            {
                // Of "order_cancel" the verb is "cancel": a word that may be a noun gives way.
                var isFirm = verb is not null && (verb.Traits & (VerbTraits.OftenNoun | VerbTraits.SeldomNoun)) == 0;
                verb = isFirm ? verb : SenseOf(word);
            }
        }

        return (classes, verb?.Does);
    }
}
