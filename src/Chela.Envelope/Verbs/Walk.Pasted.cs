namespace Chela.Envelope.Verbs;

/// <content>What stands before a colon says whose words follow: the owner's order, words to be kept, or a pasted text.</content>
internal sealed partial class Walk
{
    // What follows a colon is their content.
    private const VerbTraits Dictating = VerbTraits.Speaks | VerbTraits.Makes;

    // "Note: …" and "Customer: …" say what is so or who speaks; "Rent: …" what the request is about.
    private static readonly uint Texts = Lexicon.ClassesOf("mail", "message", "document", "page");
    private static readonly uint Mails = Lexicon.ClassesOf("mail", "message");
    private static readonly uint NoTexts = Lexicon.ClassesOf("money", "task", "note");
    private static readonly uint Speakers = Lexicon.ClassesOf("user", "group", "note");

    /// <summary>Where text begins that the owner says somebody wrote, or that he wants to have read.</summary>
    public List<int> Pasted { get; } = [];

    private void TakeColon(int at)
    {
        var own = LastOfClause;
        var last = _requests.Count > _firstOfSentence ? _requests[^1] : null;
        var head = HeadOf(own is null ? _clause : own.At + 1, at);
        if (_quiet >= Quiet.Line)
        {
            // It stands in words that are kept.
        }
        else if (IsPasted(own, head))
        {
            Pasted.Add(tokens[at].Start + 1);
        }
        else if ((_traits & Dictating) != 0 && (_traits & VerbTraits.Pays) == 0)
        {
            BeQuiet(at, head.Has(Role.Pointer) || TokenAt(at + 1).Shape == Shape.Line ? Quiet.Message : Quiet.Line);
        }
        else if (last is { Sense.Kinds: not [] })
        {
            // "pay the following: …", "change the title to: …": the object is still being said.
            _quiet = TokenAt(at + 1).Shape == Shape.Word ? Quiet.Sentence : _quiet;
        }
        else if (!head.IsTopic)
        {
            BeQuiet(at, head.IsKnown ? Quiet.Sentence : Quiet.Line);
        }

        Reopen(at, !_isHard);
    }

    /// <summary>Whether a request before the colon, or none, says that somebody's text follows.</summary>
    private bool IsPasted(Request? own, Head head)
    {
        if (own is { Sense.Kinds: not [] })
        {
            const int near = 2;
            var target = HeadOf(own.At + 1, Math.Min(own.At + 1 + near, head.End));
            return (own.Sense.Traits & VerbTraits.Reworks) != 0
                && !target.Has(Role.Break)
                && (target.Has(Role.Pointer) || HeadOf(_clause, own.At).Has(Role.Pointer));
        }

        // "Send Bob a mail. The text: …" is the owner's, "Reply to Bob. His text: …" is not.
        var isAnnounced =
            own is null && _requests is [.., { Sense: var sense }] && (sense.Traits & VerbTraits.Speaks) != 0;
        var isErrand = head.Has(Role.Errand) || own?.Sense.Name == "do";
        var isPointed = head.Has(Role.Pointer) && !isErrand;
        var isName = own is { HasSubject: true } && own.At == head.End - 1; // 安全检查：
        return ((own?.Sense.Traits & VerbTraits.Reads) is > 0 && !isName)
            || head.Has(Role.Report)
            || (head.IsText && isPointed)
            || ((head.IsText || isPointed) && (!isAnnounced || head.Has(Role.Others)));
    }

    /// <summary>"Translate this" and "Is this true?" at the end of a line.</summary>
    private void TakeLastOfLine(int at)
    {
        var isLast = TokenAt(at).Shape == Shape.Line || TokenAt(at + 1).Shape == Shape.Line;
        if (!isLast || _quiet != Quiet.No)
        {
            return;
        }

        var last = _requests.Count > _firstOfSentence ? _requests[^1] : null;
        var reads = last is not null && (last.Sense.Traits & VerbTraits.Reads) != 0 && PointsBelow(last.At + 1, at);
        var asks =
            last is null
            && TokenAt(at).Shape == Shape.Question
            && HeadOf(_sentence, at) is var head
            && head.Has(Role.Pointer)
            && !head.Has(Role.Others);
        if (reads || asks)
        {
            Pasted.Add(Math.Min(TokenAt(at).Start + 1, text.Length));
        }
    }

    /// <summary>"… this", "… this mail", "… whether this is spam".</summary>
    private bool PointsBelow(int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var (isLast, next) = (at + 1 == to, TokenAt(at + 1));
            if (
                tokens[at].Is(Role.Pointer)
                && (isLast || next.Is(Role.Link | Role.Ask) || (at + 2 == to && (next.Word.Classes & Mails) != 0))
            )
            {
                return true;
            }
        }

        return false;
    }

    private Head HeadOf(int from, int to)
    {
        var (roles, classes) = (Role.None, 0u);
        var (isText, isUnknown, isKnown) = (false, false, false);
        for (var at = from; at < to; at++)
        {
            var token = tokens[at];
            roles |= token.Word.Roles;
            classes |= token.Word.Classes;
            isText |= (token.Word.Classes & Texts) != 0 && (token.Word.Classes & NoTexts) == 0;
            isUnknown |= token.Word.Roles == Role.None && token.Shape is Shape.Word or Shape.Name;
            isKnown |= token.Is(Role.Verb | Role.Open | Role.Errand) || token.Word.Classes != 0;
        }

        var isSpoken = (classes & Speakers) != 0 || (roles & Role.Saying) != 0;
        var isTopic = (roles & Role.Errand) != 0 || ((isKnown || !isUnknown) && !isSpoken);
        return new Head(roles, isText, isKnown, isTopic, to);
    }

    /// <summary>What stands before a colon.</summary>
    private readonly record struct Head(Role Roles, bool IsText, bool IsKnown, bool IsTopic, int End)
    {
        public bool Has(Role roles) => (Roles & roles) != 0;
    }
}
