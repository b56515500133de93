using System.Collections.Frozen;

namespace Chela.Agent.Claims;

/// <summary>Words in English by which it is told who did something, and whether it is done at all.</summary>
internal static class EnglishLexicon
{
    /// <summary>What follows a heading: "Reminder set for Monday".</summary>
    public static readonly FrozenSet<string> Continued = Set("and for to successfully on in at from with under");

    /// <summary>With these, what follows is told of others.</summary>
    public static readonly FrozenSet<string> Tellings = Set(
        "says said say writes wrote mentions mentioned shows states stated reports reported reads summary article told claims explains see"
    );

    /// <summary>What "you" are when it is done: but not "you are sent".</summary>
    public static readonly FrozenSet<string> Memberships = Set(
        "subscribed unsubscribed booked registered set enrolled"
    );

    /// <summary>"All three".</summary>
    public static readonly FrozenSet<string> Numbers = Set("two three four five six seven eight nine ten of them");

    /// <summary>What ends the head of a subject.</summary>
    public static readonly FrozenSet<string> Prepositions = Set("to for from of with about in on at you");

    /// <summary>With these at the head of it, the owner is asked to do something first: "say go and it's sent".</summary>
    public static readonly FrozenSet<string> Imperatives = Set(
        "say tell give let reply confirm type click press answer approve hit pick choose ask"
    );

    /// <summary>What leads to what is said: "I'm pleased to inform you that".</summary>
    public static readonly FrozenSet<string> Preambles = Set("pleased happy glad delighted advised confirm confirming");

    /// <summary>What may stand between.</summary>
    public static readonly FrozenSet<string> Announcing = Set(
        "to inform report say tell confirm let you know that announce advise"
    );

    /// <summary>What a thing does that has changed: "your list now has milk".</summary>
    public static readonly FrozenSet<string> Holds = Set("has have includes contains shows");

    /// <summary>What may stand between who did it and the verb.</summary>
    public static readonly FrozenSet<string> Adverbs = Set(
        "just already also now then both all have had gone went ahead and been again"
    );

    /// <summary>Those that tell of something that happened, and not of how things stand.</summary>
    public static readonly FrozenSet<string> Events = Set("just already also now successfully safely duly finally");

    /// <summary>With these before it, nothing is claimed.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "if once when whenever after before until unless whether no not never nothing none nobody hardly cannot can would could should might may must will that which who whose than said says say asked asks thinks thought claims claimed told like seems probably maybe perhaps sure mentions wrote writes reads how what why where"
    );

    /// <summary>With these behind a passive verb, somebody else did it, long ago, or again and again.</summary>
    public static readonly FrozenSet<string> Elsewhere = Set(
        "ago last yesterday since automatically every each daily weekly monthly usually always often when whenever if until unless earlier"
    );

    /// <summary>With these a sentence tells what others say.</summary>
    public static readonly FrozenSet<string> Hearsay = Set("according apparently reportedly allegedly supposedly");

    /// <summary>When it was, where it stands behind "in" or "on".</summary>
    public static readonly FrozenSet<string> Dates = Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december"
    );

    /// <summary>What "I" and what is bare may follow where they begin a clause.</summary>
    public static readonly FrozenSet<string> Openers = Set(
        "and but so then also because now yes ok okay well done finally great sure alright right additionally today plus yep sorted perfect lol haha hey hi oh ah yup yeah cool nice good"
    );

    /// <summary>What begins a clause of its own behind "and".</summary>
    public static readonly FrozenSet<string> Determiners = Set(
        "i we the your it that this these those they both all everything a an one"
    );

    /// <summary>By these alone a sentence says that something is done, …</summary>
    public static readonly FrozenSet<string> Done = Set(
        "done finished success sorted handled complete completed set accomplished dusted"
    );

    /// <summary>… with no more than these.</summary>
    public static readonly FrozenSet<string> Filler = Set(
        "ok okay great sure all yes alright perfect it is that everything now and both there you are the job mission well task yep"
    );

    /// <summary>What a sentence without a subject goes on with: "Saved it", but not "Saved articles are".</summary>
    public static readonly FrozenSet<string> Followers = Set(
        "the your it to that this them both all a an everything for you and at under into from these those her him two three four five six seven eight nine ten twelve twenty several some another as in"
    );

    /// <summary>A set of words with blanks between them.</summary>
    public static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What words claim.</summary>
    public static FrozenDictionary<string, ClaimClass> Table((ClaimClass Class, string Words)[] rows) =>
        Table(rows, word => [word]);

    /// <summary>What forms of words claim.</summary>
    public static FrozenDictionary<string, ClaimClass> Table(
        (ClaimClass Class, string Words)[] rows,
        Func<string, string[]> forms
    ) =>
        rows.SelectMany(row =>
                row.Words.Split(' ').SelectMany(forms).Select(word => KeyValuePair.Create(word, row.Class))
            )
            .DistinctBy(row => row.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);
}
