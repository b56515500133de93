using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;
using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>What in English is acted on, and what is claimed by it.</summary>
internal static class EnglishNouns
{
    /// <summary>What light verbs do with these.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Objects = Table([
        (Pay, "payment order transfer refund purchase donation"),
        (Schedule, "reminder alarm timer calendar appointment reservation booking event"),
        (
            Write,
            "file folder note document digest shelf list entry vault backup setting spreadsheet contact book notification alert change language password theme timezone diary"
        ),
        (Run, "script program test build server job command import export migration sync process pipeline workflow"),
    ]);

    /// <summary>What besides them is ours to act on, and what it claims when it is done, ready or in place.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Things = Table([
        (
            Send,
            "email mail message reply letter invitation invite answer confirmation rsvp notice ad listing review flyer poster text post announcement tweet blog"
        ),
        (Pay, "invoice bill rent fee deposit transaction money dollar euro pound yuan usd eur buck"),
        (
            Schedule,
            "tour date session lesson class taxi pickup delivery meeting table room flight seat ticket hotel dinner call slot appointment visit trip"
        ),
        (Run, "deployment installation"),
        (Remove, "deletion removal cancellation undo"),
        (Look, "search download"),
        (
            Write,
            "draft link page report paper article dataset photo image picture attachment screenshot row column line item subscription feed summary minutes log config configuration duplicate paragraph section edit copy bookmark contract receipt title name number address profile update document pdf plan version typo record recipe album archive template card clipping memo journal diary backup transcript timetable schedule itinerary playlist worksheet homework assignment slip grade inventory label agenda notebook chapter essay quiz outline presentation deck directory database field cell header footer caption card goal expense budget entry quote offer proposal policy lease certificate scan absence version folder music song video book idea quotation glossary index dictionary bibliography reference memory preference content"
        ),
        (Act, "task request application claim form account membership action operation instruction command"),
    ]);

    /// <summary>How words end that name what is written.</summary>
    public static readonly string[] NounEndings = ["log", "list", "file", "sheet", "note", "notes", "doc", "docs"];

    /// <summary>Both.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Nouns = Objects
        .Concat(Things)
        .DistinctBy(row => row.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>With these, what is written or added is set for a time.</summary>
    public static readonly FrozenSet<string> Times = Set(
        "reminder reminders alarm timer calendar appointment reservation booking meeting call event flight visit trip tour session lesson pickup delivery"
    );

    /// <summary>With these, what is sent is money.</summary>
    public static readonly FrozenSet<string> Money = Set("dollars euros pounds yuan usd eur money payment bucks tip");

    /// <summary>With these as what it is about, only the reply itself was worked on, or it is an idiom.</summary>
    public static readonly FrozenSet<string> Idle = Set(
        "below above here following sentence sentences wording phrase words question sure mistake thoughts view opinion options"
    );

    /// <summary>What is only a manner of speaking when it is saved.</summary>
    public static readonly FrozenSet<string> Saved = Set("hours minutes time effort trouble money");
}
