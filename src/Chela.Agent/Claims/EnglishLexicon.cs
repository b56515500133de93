using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;

namespace Chela.Agent.Claims;

/// <summary>The words of claims in English.</summary>
internal static class EnglishLexicon
{
    /// <summary>Verbs that claim something whatever they are about; an irregular past stands behind a colon.</summary>
    private const string Publishing = "publish push post upload commit:committed release tweet unveil";

    private static readonly (ClaimClass Class, string Words)[] s_verbs =
    [
        (Send, Publishing),
        (
            Send,
            "send:sent resend:resent email e-mail mail text message forward reply respond notify inform tell:told alert ping invite dispatch contact share submit:submitted deliver cc relay:relayed transmit:transmitted communicate broadcast:broadcast rsvp:rsvp'd remind congratulate"
        ),
        (
            Write,
            "save store add update create append rename move relocate bookmark record copy archive edit replace insert mark tag:tagged label import export restore enter tack slot:slotted swap:swapped unpack unzip zip:zipped compress duplicate sync switch flag:flagged snooze mute link crop:cropped resize convert format:formatted populate extract log:logged enable disable modify amend revise rewrite:rewrote:rewritten overwrite:overwrote:overwritten correct jot:jotted adjust subscribe file rephrase merge apply type capture catalog catalogue index:indexed organize organise group patch refresh reset:reset toggle pause resume upgrade prepend reorganize reorganise reorder follow lower increase rotate encrypt unlock split:split extend stash pin:pinned star:starred"
        ),
        (
            Remove,
            "delete remove cancel:cancelled:canceled clear empty erase destroy drop:dropped undo:undid:undone revert discard wipe unsubscribe trash:trashed uninstall purge scrap:scrapped bin:binned withdraw:withdrew:withdrawn retract revoke prune dismiss nuke axe ditch unpublish unshare unfollow void terminate strike:struck cut:cut detach unlink"
        ),
        (
            Pay,
            "pay:paid transfer:transferred buy:bought purchase order refund donate repay:repaid wire settle tip:tipped deposit remit:remitted renew"
        ),
        (Schedule, "schedule book reserve secure delay reschedule pencil:penciled:pencilled postpone"),
        (
            Run,
            "run:ran rerun:reran re-run:re-ran execute restart install deploy launch reboot trigger stop:stopped kill relaunch"
        ),
        (
            Look,
            "search check download fetch retrieve review browse scan:scanned query open skim:skimmed inspect examine peruse consult verify double-check cross-check view visit crawl watch gather collect read:"
        ),
    ];

    /// <summary>Forms of them that say that it is done.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Verbs = Table(s_verbs, PastsOf);

    /// <summary>What has been done with what may be anybody's: a paper is published.</summary>
    public static readonly FrozenSet<string> Public = Publishing
        .Split(' ')
        .SelectMany(PastsOf)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Their base forms, behind "managed to".</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Bases = Table(s_verbs, entry => [entry.Split(':')[0]]);

    /// <summary>Verbs that claim something by what they are about: "made a payment", but not "made sure".</summary>
    public static readonly FrozenSet<string> Light = Set(
        "made put set placed popped stuck tossed threw thrown chucked dropped entered plugged squeezed issued taken got gone blocked closed turned switched confirmed arranged started read run written wrote prepared changed"
    );

    /// <summary>Those that do so with "I", and claim this where nobody is named: "Noted.", "The digest has been generated".</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Alone = Table([
        (
            Write,
            "kept noted written changed fixed generated prepared compiled drafted assembled put produced built registered transcribed tweaked established"
        ),
        (Schedule, "arranged rearranged blocked confirmed"),
        (Run, "run started"),
        (Remove, "gone tossed thrown chucked closed"),
        (
            Act,
            "completed processed finished handled sorted resolved approved accepted granted done actioned settled declined"
        ),
    ]);

    /// <summary>Verbs with a particle behind them, or behind what they are about.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Phrases = FrozenDictionary.ToFrozenDictionary(
        new (string Phrase, ClaimClass Class)[]
        {
            ("reached out", Send),
            ("looped in", Send),
            ("copied in", Send),
            ("topped up", Pay),
            ("kicked off", Run),
            ("put online", Send),
            ("put up", Send),
            ("turned into", Write),
            ("got back", Send),
            ("shot over", Send),
            ("passed along", Send),
            ("passed on", Send),
            ("let know", Send),
            ("looked up", Look),
            ("looked through", Look),
            ("looked at", Look),
            ("looked into", Look),
            ("looked for", Look),
            ("looked over", Look),
            ("went through", Look),
            ("gone through", Look),
            ("went over", Look),
            ("gone over", Look),
            ("pulled up", Look),
            ("dug through", Look),
            ("combed through", Look),
            ("been through", Look),
            ("got touch", Send),
            ("gotten touch", Send),
            ("got down", Schedule),
            ("pushed back", Schedule),
            ("penciled in", Schedule),
            ("cleaned out", Remove),
            ("cleaned up", Remove),
            ("cleared out", Remove),
            ("turned off", Remove),
            ("switched off", Remove),
            ("seen to", Act),
            ("attended to", Act),
            ("disposed of", Remove),
            ("got rid", Remove),
            ("gotten rid", Remove),
            ("threw out", Remove),
            ("threw away", Remove),
            ("thrown out", Remove),
            ("thrown away", Remove),
            ("tossed out", Remove),
            ("took off", Remove),
            ("taken off", Remove),
            ("took out", Remove),
            ("taken out", Remove),
            ("crossed off", Remove),
            ("called off", Remove),
            ("rolled back", Remove),
            ("taken down", Remove),
            ("took down", Remove),
            ("noted down", Write),
            ("wrote down", Write),
            ("written down", Write),
            ("jotted down", Write),
            ("signed up", Write),
            ("set aside", Write),
            ("put away", Write),
            ("filled in", Write),
            ("filled out", Write),
            ("took note", Write),
            ("taken note", Write),
            ("made note", Write),
            ("tucked away", Write),
            ("took care", Act),
            ("taken care", Act),
            ("dealt with", Act),
            ("sorted out", Act),
        }.Select(p => KeyValuePair.Create(p.Phrase, p.Class)),
        StringComparer.Ordinal
    );

    /// <summary>What one has, takes or gives where one looks.</summary>
    public static readonly FrozenSet<string> Glances = Set(
        "look peek glance rummage dig browse scan search skim read flick poke check read-through"
    );

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
            "email mail message reply letter invitation invite answer confirmation rsvp text post announcement tweet blog"
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

    /// <summary>How words end that name what is written.</summary>
    public static readonly string[] NounEndings = ["log", "list", "file", "sheet", "note", "notes", "doc", "docs"];

    /// <summary>Both.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Nouns = Objects
        .Concat(Things)
        .DistinctBy(row => row.Key)
        .ToFrozenDictionary(StringComparer.Ordinal);

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

    /// <summary>With these, what is written or added is set for a time.</summary>
    public static readonly FrozenSet<string> Times = Set(
        "reminder reminders alarm timer calendar appointment reservation booking meeting call event flight visit trip tour session lesson pickup delivery"
    );

    /// <summary>What is done without any effect: by reading and thinking.</summary>
    public static readonly FrozenSet<string> Mental = Set(
        "summarized summarised compared analyzed analysed considered noticed listed included used explained described outlined highlighted suggested recommended translated identified assumed counted calculated computed answered focused based mentioned showed tried wanted needed liked planned decided learned referred skipped ignored noted found seen understood read needed asked received expected attached designed intended required enjoyed loved hoped wished believed wondered guessed realized realised recognized recalled remembered confused missed mixed messed overlooked interpreted apologized apologised phrased worded rephrased structured rounded estimated picked selected sketched drafted proposed offered promised aimed attempted failed struggled managed trusted preferred agreed doubted appreciated talked discussed reasoned imagined invented inferred deduced concluded ended happened appeared seemed looked worked helped caused limited based related interested located situated titled dated shaped shortened polished smoothed tightened softened simplified clarified reworded trimmed condensed expanded called"
    );

    /// <summary>With these, what is sent is money.</summary>
    public static readonly FrozenSet<string> Money = Set("dollars euros pounds yuan usd eur money payment bucks tip");

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

    /// <summary>With these as what it is about, only the reply itself was worked on, or it is an idiom.</summary>
    public static readonly FrozenSet<string> Idle = Set(
        "below above here following sentence sentences wording phrase words question sure mistake thoughts view opinion"
    );

    /// <summary>What is only a manner of speaking when it is saved.</summary>
    public static readonly FrozenSet<string> Saved = Set("hours minutes time effort trouble money");

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
        "ok okay great sure all yes alright perfect it is that everything now and both there you are job mission well task yep"
    );

    /// <summary>What a sentence without a subject goes on with: "Saved it", but not "Saved articles are".</summary>
    public static readonly FrozenSet<string> Followers = Set(
        "the your it to that this them both all a an everything for you and at under into from these those her him two three four five as in"
    );

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, ClaimClass> Table((ClaimClass Class, string Words)[] rows) =>
        Table(rows, word => [word]);

    private static FrozenDictionary<string, ClaimClass> Table(
        (ClaimClass Class, string Words)[] rows,
        Func<string, string[]> forms
    ) =>
        rows.SelectMany(row =>
                row.Words.Split(' ').SelectMany(forms).Select(word => KeyValuePair.Create(word, row.Class))
            )
            .DistinctBy(row => row.Key)
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static string[] PastsOf(string entry) =>
        entry.Split(':') is [_, .. { Length: > 0 } forms] ? forms
        : entry[^1] == 'e' ? [entry + "d"]
        : entry[^1] == 'y' && !"ao".Contains(entry[^2]) ? [entry[..^1] + "ied"]
        : [entry + "ed"];
}
