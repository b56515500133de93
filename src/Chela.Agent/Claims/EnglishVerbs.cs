using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;
using static Chela.Agent.Claims.EnglishLexicon;

namespace Chela.Agent.Claims;

/// <summary>What verbs in English claim.</summary>
internal static class EnglishVerbs
{
    private const string Publishing = "publish push post upload commit:committed release tweet unveil";

    // What claims something whatever it is about; an irregular past stands behind a colon.
    private static readonly (ClaimClass Class, string Words)[] s_verbs =
    [
        (Send, Publishing),
        (
            Send,
            "send:sent resend:resent email e-mail mail text message forward reply respond notify inform tell:told alert ping invite dispatch contact share submit:submitted deliver cc relay:relayed transmit:transmitted communicate rsvp:rsvp'd remind congratulate"
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

    /// <summary>What people do, where it is not said to what: "Karim moved".</summary>
    public static readonly FrozenSet<string> Intransitive = Set(
        "moved relocated replied responded paid called cancelled checked searched switched emailed texted withdrew"
    );

    /// <summary>Verbs with a particle behind them, or behind what they are about.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Phrases = Table([
        (
            Send,
            "reached-out looped-in copied-in put-online put-up got-back shot-over passed-along passed-on let-know got-touch gotten-touch"
        ),
        (Pay, "topped-up"),
        (Run, "kicked-off"),
        (
            Write,
            "turned-into noted-down wrote-down written-down jotted-down signed-up set-aside put-away filled-in filled-out took-note taken-note made-note tucked-away"
        ),
        (
            Look,
            "looked-up looked-through looked-at looked-into looked-for looked-over went-through gone-through went-over gone-over pulled-up dug-through combed-through been-through"
        ),
        (Schedule, "got-down pushed-back penciled-in"),
        (
            Remove,
            "cleaned-out cleaned-up cleared-out turned-off switched-off disposed-of got-rid gotten-rid threw-out threw-away thrown-out thrown-away tossed-out took-off taken-off took-out taken-out crossed-off called-off rolled-back taken-down took-down"
        ),
        (Act, "seen-to attended-to took-care taken-care dealt-with sorted-out"),
    ]);

    /// <summary>What one has, takes or gives where one looks.</summary>
    public static readonly FrozenSet<string> Glances = Set(
        "look peek glance rummage dig browse scan search skim read flick poke check read-through"
    );

    /// <summary>What is done without any effect: by reading and thinking.</summary>
    public static readonly FrozenSet<string> Mental = Set(
        "summarized summarised compared analyzed analysed considered noticed listed included used explained described outlined highlighted suggested recommended translated identified assumed counted calculated computed answered focused based mentioned showed tried wanted needed liked planned decided learned referred skipped ignored noted found seen understood read needed asked received expected attached designed intended required enjoyed loved hoped wished believed wondered guessed realized realised recognized recalled remembered confused missed mixed messed overlooked interpreted apologized apologised phrased worded rephrased structured rounded estimated picked selected sketched drafted proposed offered promised aimed attempted failed struggled managed trusted preferred agreed doubted appreciated talked discussed reasoned imagined invented inferred deduced concluded ended happened appeared seemed looked worked helped caused limited based related interested located situated titled dated shaped shortened polished smoothed tightened softened simplified clarified reworded trimmed condensed expanded called"
    );

    private static string[] PastsOf(string entry) =>
        entry.Split(':') is [_, .. { Length: > 0 } forms] ? forms
        : entry[^1] == 'e' ? [entry + "d"]
        : entry[^1] == 'y' && !"ao".Contains(entry[^2]) ? [entry[..^1] + "ied"]
        : [entry + "ed"];
}
