using System.Collections.Immutable;
using System.Numerics;

namespace Chela.Envelope.Verbs;

/// <summary>Looks words up. The words are data: lexicon.yaml, of which LexiconTable.g.cs is made.</summary>
internal static class Lexicon
{
    private static readonly Dictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Words = LexiconTable
        .Entries.ToDictionary(entry => entry.Text, entry => entry.Word, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly Dictionary<string, VerbSense> ByName = LexiconTable.Senses.ToDictionary(sense =>
        sense.Name
    );

    /// <summary>The class of what can be paid.</summary>
    public static uint Cash { get; } = Words["cash"].Classes & ~Words["bill"].Classes;

    /// <summary>The entry of a word or phrase in lower case; one without roles if there is none.</summary>
    public static Word Find(ReadOnlySpan<char> text) => Words.TryGetValue(text, out var word) ? word : default;

    /// <summary>The verb of an entry.</summary>
    public static VerbSense SenseOf(Word word) => LexiconTable.Senses[word.Verb];

    /// <summary>The verb of that name, or null.</summary>
    public static VerbSense? SenseOf(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names of the classes in a set.</summary>
    public static ImmutableArray<string> NamesOf(uint classes)
    {
        var names = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(classes));
        for (; classes != 0; classes &= classes - 1)
        {
            names.Add(LexiconTable.ClassNames[BitOperations.TrailingZeroCount(classes)]);
        }

        return names.MoveToImmutable();
    }

    /// <summary>The classes of these names, as a set.</summary>
    public static uint ClassesOf(params ReadOnlySpan<string> names)
    {
        var classes = 0u;
        foreach (var name in names)
        {
            classes |= 1u << Array.IndexOf(LexiconTable.ClassNames, name);
        }

        return classes;
    }

    /// <summary>Whether one of the names is a class of the set.</summary>
    public static bool HasAny(uint classes, ImmutableArray<string> names)
    {
        for (; classes != 0; classes &= classes - 1)
        {
            if (names.Contains(LexiconTable.ClassNames[BitOperations.TrailingZeroCount(classes)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all classes of the set have one of the names.</summary>
    public static bool HasOnly(uint classes, ImmutableArray<string> names)
    {
        for (; classes != 0; classes &= classes - 1)
        {
            if (!names.Contains(LexiconTable.ClassNames[BitOperations.TrailingZeroCount(classes)]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// What the words of a tool's name say: the classes of its things, what it does, and whether it sets something going;
    /// null if no word says it.
    /// </summary>
    public static (uint Classes, VerbTraits? Does, bool? IsOn) SenseOf(ImmutableArray<string> words)
    {
        var (classes, ofVerb) = (0u, 0u);
        var (verb, particles) = (default(Word?), Role.None);
        for (var at = 0; at < words.Length; at++)
        {
            var word = Find(words[at]);
            if (at + 1 < words.Length && FindPair(words[at], words[at + 1]) is { Classes: not 0 } pair)
            {
                word = pair;
                at++;
            }

            // Of "order_cancel" the verb is "cancel": a word that may be a noun gives way, and is the noun then. But of
            // "invite_to_slack" it stays "invite".
            var isVerb = (word.Roles & Role.Verb) != 0;
            var isFirm = verb is { } first && isVerb && (Nounness(first) == 0 || Nounness(word) > Nounness(first));
            if (isVerb && !isFirm)
            {
                classes |= ofVerb;
                (verb, ofVerb) = (word, word.Classes);
            }
            else
            {
                classes |= word.Classes;
                particles |= isVerb ? Role.None : word.Roles;
            }
        }

        var isOn = verb is { } chosen ? IsOn(chosen.Roles) ?? IsOn(particles) : IsOn(particles);
        return (classes == 0 ? ofVerb : classes, verb is { } said ? SenseOf(said).Does : null, isOn);
    }

    /// <summary>Whether words set something going; null if they do not say, or say both.</summary>
    public static bool? IsOn(Role roles) =>
        (roles & (Role.On | Role.Off)) switch
        {
            Role.On => true,
            Role.Off => false,
            _ => null,
        };

    /// <summary>How often a verb's word is a noun: most of all one that is a thing's name, such as "order".</summary>
    private static int Nounness(Word verb) =>
        ((SenseOf(verb).Traits & VerbTraits.OftenNoun) != 0 ? 4 : 0)
        + ((SenseOf(verb).Traits & VerbTraits.SeldomNoun) != 0 ? 2 : 0)
        + ((SenseOf(verb).Traits & VerbTraits.SeldomNoun) != 0 && verb.Classes != 0 ? 1 : 0);

    private static Word FindPair(string first, string second)
    {
        if (first.Length + second.Length >= LexiconTable.LongestEntry)
        {
            return default;
        }

        Span<char> pair = stackalloc char[LexiconTable.LongestEntry];
        first.CopyTo(pair);
        pair[first.Length] = ' ';
        second.CopyTo(pair[(first.Length + 1)..]);
        return Find(pair[..(first.Length + 1 + second.Length)]);
    }
}
