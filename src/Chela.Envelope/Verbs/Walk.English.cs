namespace Chela.Envelope.Verbs;

/// <content>English: a request is open in some places, and a base form asks there.</content>
internal sealed partial class Walk
{
    private Role _open = Role.Verb; // the form of a verb that would ask here
    private bool _isJoined = true; // a clause may begin here
    private bool _chains = true; // "and" goes on with a request
    private bool _hasVerb;

    private void TakeEnglish(int at)
    {
        var token = tokens[at];
        if (token.Is(Role.Open) && CanOpen(token))
        {
            (_open, _chains, _isFramed, _isAble) = (Role.Verb, true, true, token.Is(Role.Ability));
        }
        else if (token.Is(Role.OpenParticiple | Role.OpenGerund) && _quiet == Quiet.No && !_isHard && !_isPending)
        {
            _open = token.Is(Role.OpenGerund) ? Role.Gerund : Role.Participle;
            (_chains, _isFramed) = (true, true);
        }
        else if (
            token.Is(Role.Again) && !TokenAt(at - 1).Is(Role.Negation | Role.Person | Role.Narrate | Role.Condition)
        )
        {
            TakeRetraction(at);
            _isHard = _isPending = false;
            Reopen(at, true);
        }
        else if (token.Is(_open) && IsVerb(at))
        {
            // In the passive the object stands before its verb.
            Grant(at, Lexicon.SenseOf(token.Word), _open == Role.Participle ? _sentence : at);
        }
        else if (token.Is(Role.Join) && !token.Is(Role.Negation))
        {
            _open = _chains && _quiet == Quiet.No ? Role.Verb : Role.None;
            _isJoined = true;
        }
        else if (!token.Is(Role.Pass))
        {
            Close();
            TakeClosing(at);
        }
    }

    /// <summary>What ends the place of a request.</summary>
    private void TakeClosing(int at)
    {
        var token = tokens[at];
        if (token.Is(Role.Report | Role.Saying) && !(token.Is(Role.Open) && _isPending))
        {
            TakeSaying(at);
        }
        else if (token.Is(Role.Negation))
        {
            _isHard |= !_isPending;
            _chains = false;
        }
        else if (token.Is(Role.Condition))
        {
            EndRequest(at);
            _isPending |= !_isHard;
            _chains &= _hasVerb;
        }
        else if (token.Is(Role.Narrate | Role.Person))
        {
            _chains &= !token.Is(Role.Narrate) && _hasVerb;
        }
        else if (token.Is(Role.To) && TokenAt(at + 1) is { Shape: Shape.Word } next && !next.Is(Role.Determiner))
        {
            TakeInfinitive(at);
        }
        else if (token.Is(Role.Delegate))
        {
            _traits |= VerbTraits.Delegates;
        }
        else if (token.Is(Role.Verb))
        {
            Pass(token);
        }
    }

    /// <summary>"tell Bob to …" is for Bob to do, "use my card to …" is for us.</summary>
    private void TakeInfinitive(int at)
    {
        if ((_traits & VerbTraits.Delegates) != 0)
        {
            EndRequest(at);
            (_isHard, _chains) = (true, false);
        }
        else if ((_traits & VerbTraits.Purpose) != 0 && _quiet == Quiet.No && !_isHard)
        {
            _open = Role.Verb;
        }
    }

    private void Close() => (_open, _isJoined) = (Role.None, false);

    /// <summary>
    /// "I need you to": opens where a clause begins. "please" opens where nothing is closed; of "Bob would like you to" nothing.
    /// </summary>
    private bool CanOpen(Token token) =>
        _quiet == Quiet.No
        && (_isJoined || (!_isHard && !_isPending && !token.Is(Role.Report) && (!_hasVerb || token.Is(Role.Pass))));

    /// <summary>Whether a word that may be a noun is a verb here: what follows it tells.</summary>
    private bool IsVerb(int at)
    {
        var traits = Lexicon.SenseOf(tokens[at].Word).Traits;
        var isOften = (traits & VerbTraits.OftenNoun) != 0;
        var isPhrase = text.AsSpan(tokens[at].Start, tokens[at].Length).Contains(' ');
        if (_open != Role.Verb || isPhrase || (!isOften && (traits & VerbTraits.SeldomNoun) == 0))
        {
            return true;
        }

        var next = TokenAt(at + 1);
        var isLink = next.Is(Role.Link) && !next.Is(Role.Determiner);
        var isAlone = next.Shape >= Shape.Comma;
        var isPlain = next.Is(Role.Determiner | Role.Plural) || next.Shape is Shape.Name or Shape.Number or Shape.Quote;
        var isBehindJoin = TokenAt(at - 1).Is(Role.Join);
        return !isLink && !(isAlone && (isOften || isBehindJoin)) && (isPlain || !isOften || !isBehindJoin);
    }
}
