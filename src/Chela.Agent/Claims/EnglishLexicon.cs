using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;

namespace Chela.Agent.Claims;

/// <summary>The words of claims in English.</summary>
internal static class EnglishLexicon
{
    /// <summary>Forms of verbs that say that it is done, by what they claim.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Verbs = Table(
        (
            Send,
            "sent emailed e-mailed mailed texted messaged forwarded replied notified informed told resent invited dispatched contacted shared submitted"
        ),
        (
            Write,
            "saved stored added updated created appended renamed moved bookmarked recorded copied archived edited replaced inserted marked tagged imported exported restored logged enabled disabled"
        ),
        (
            Remove,
            "deleted removed cancelled canceled cleared emptied erased dropped undid undone reverted discarded wiped unsubscribed trashed uninstalled"
        ),
        (Pay, "paid transferred bought purchased ordered refunded donated repaid"),
        (Schedule, "scheduled booked reserved rescheduled"),
        (Publish, "published pushed posted uploaded committed released tweeted"),
        (Run, "ran executed restarted installed deployed launched rebooted"),
        (Look, "searched checked downloaded fetched retrieved reviewed browsed scanned queried opened")
    );

    /// <summary>Their base forms, behind "managed to".</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Bases = Table(
        (Send, "send email mail text message forward notify inform tell share submit"),
        (Write, "save store add update create append rename move record copy archive edit"),
        (Remove, "delete remove cancel clear empty erase undo"),
        (Pay, "pay transfer buy purchase order"),
        (Schedule, "schedule book reserve reschedule"),
        (Publish, "publish push post upload"),
        (Run, "run execute restart install deploy"),
        (Look, "search check download fetch retrieve read open")
    );

    /// <summary>Verbs that claim something by their object only: "made a payment", but not "made sure".</summary>
    public static readonly FrozenSet<string> Light = Set(
        "made put set wrote written changed fixed placed processed completed issued left kept noted prepared took taken got gone went run read started looked let had blocked penciled closed turned switched"
    );

    /// <summary>What light verbs do with these.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Objects = Table(
        (Pay, "payment order transfer refund purchase donation"),
        (Schedule, "reminder reminders alarm timer calendar appointment reservation booking event"),
        (
            Write,
            "file files folder note notes document digest shelf list entry vault backup settings setting spreadsheet contacts book notifications"
        ),
        (Run, "script program tests test build server job command")
    );

    /// <summary>With these, what is written or added is set for a time.</summary>
    public static readonly FrozenSet<string> Times = Set("reminder reminders alarm timer calendar appointment");

    /// <summary>With these, what is sent is money.</summary>
    public static readonly FrozenSet<string> Money = Set("dollars euros pounds yuan usd eur money payment bucks");

    /// <summary>Things of which "… set", "… sent" say that it is done.</summary>
    public static readonly FrozenSet<string> Headings = Set(
        "reminder alarm timer meeting email mail message payment file note event order reply link page event task changes appointment invitation digest notes files draft drafts list calendar settings shelf links reminders contact contacts entry table"
    );

    /// <summary>Letters, which go out.</summary>
    public static readonly FrozenSet<string> Letters = Set(
        "email mail message reply letter invitation invitations messages emails answer"
    );

    /// <summary>What may stand between who did it and the verb.</summary>
    public static readonly FrozenSet<string> Adverbs = Set(
        "just already also now successfully then finally quickly both all have had 've only gladly recently gone went ahead and been safely"
    );

    /// <summary>With these before it, nothing is claimed.</summary>
    public static readonly FrozenSet<string> Blocks = Set(
        "if once when whenever after before until unless whether no not never nothing none nobody hardly cannot would could should might may must that which who whose than said says say asked asks thinks thought claims claimed told according reportedly"
    );

    /// <summary>With these behind a passive verb, somebody else did it, or long ago.</summary>
    public static readonly FrozenSet<string> Elsewhere = Set("by ago last yesterday since according under");

    /// <summary>With these as what it is about, only the reply itself was worked on, or it is an idiom.</summary>
    public static readonly FrozenSet<string> Idle = Set(
        "below above here following sentence sentences paragraph wording typo section phrase words question request sure mistake thoughts view opinion"
    );

    /// <summary>What is only a manner of speaking when it is saved.</summary>
    public static readonly FrozenSet<string> Saved = Set("hours minutes time effort trouble money");

    /// <summary>What "I" may follow where it begins a clause.</summary>
    public static readonly FrozenSet<string> Openers = Set(
        "and but so then also because now yes ok okay well done finally"
    );

    /// <summary>By these alone a sentence says that something is done.</summary>
    public static readonly FrozenSet<string> Done = Set(
        "done finished ok okay great sure success set all yes alright perfect it's"
    );

    /// <summary>What a sentence without a subject goes on with: "Saved it", but not "Saved articles are".</summary>
    public static readonly FrozenSet<string> Followers = Set(
        "the your it to that this them both all a an everything for you and at under into from these those her him two three four five"
    );

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, ClaimClass> Table(params (ClaimClass Class, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Class)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
