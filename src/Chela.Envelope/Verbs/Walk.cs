using System.Collections.Immutable;

namespace Chela.Envelope.Verbs;

/// <summary>The walk of <see cref="VerbReader"/>: what both languages share. The sentence decides, then the place in it.</summary>
internal sealed partial class Walk(string text, List<Token> tokens)
{
    private readonly List<Request> _requests = [];

    // What holds for the sentence.
    private Quiet _quiet;
    private bool _isHard; // a new request needs a word such as "then"
    private bool _isPending; // a condition or question runs up to the comma
    private bool _isFramed; // "could you": a question that asks for something
    private bool _isAble; // so far it may ask what can be done
    private VerbTraits _traits; // of the last verb, for "to" and the colon
    private int _firstOfSentence; // request
    private int _sentence; // token

    // INVARIANT: no token before it is read as an object again, so that reading stays linear.
    private int _unread;

    /// <summary>What the message asks for, in order.</summary>
    public ImmutableArray<VerbGrant> Grants()
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            Take(at);
        }

        EndSentence(tokens.Count, Quiet.Message);
        return
        [
            .. _requests
                .Select(request => (request.At, Grant: request.ToGrant()))
                .Where(asked => asked.Grant.Kinds.Length > 0)
                .Where(asked => asked.Grant.Kinds.All(kind => asked.At >= _retracted[(int)kind]))
                .Select(asked => asked.Grant),
        ];
    }

    private void Take(int at)
    {
        if (tokens[at].Shape is Shape.Stop or Shape.Question or Shape.Line)
        {
            TakeLastOfLine(at);
        }

        switch (tokens[at].Shape)
        {
            case Shape.Stop:
                EndSentence(at, Quiet.Sentence);
                break;
            case Shape.Line:
                EndSentence(at, Quiet.Line);
                break;
            case Shape.Question:
                TakeQuestion(at);
                break;
            case Shape.Comma:
                TakeRetraction(at);
                _isPending = false;
                if (LastOfClause is { Token.IsHan: true })
                {
                    EndRequest(at); // a Chinese clause ends here, an English one goes on
                }

                Reopen(at, !_isHard);
                break;
            case Shape.Colon:
                TakeColon(at);
                break;
            case Shape.Quote or Shape.Name:
                Close();
                break;
            case Shape.Word when tokens[at].IsHan:
                TakeHan(at);
                break;
            case Shape.Word:
                TakeEnglish(at);
                break;
        }
    }

    /// <summary>"Pay him?" wonders; "Set up a payment of 30 to the gym?" asks, like everything that has a frame.</summary>
    private void TakeQuestion(int at)
    {
        const int few = 4;
        var isLong = _requests.Count > _firstOfSentence && at - _requests[_firstOfSentence].At > few;
        if ((!_isFramed && !isLong) || IsAbility(at))
        {
            Revoke(_firstOfSentence);
        }

        EndSentence(at, Quiet.Sentence);
    }

    /// <summary>"Can you pay bills?" and 能转账吗 name nothing certain.</summary>
    private bool IsAbility(int end)
    {
        if (!_isAble || LastOfClause is not { HasTaken: false } asked)
        {
            return false;
        }

        for (var at = asked.At + 1; at < end; at++)
        {
            var isNamed = tokens[at].IsHan
                ? !tokens[at].Is(Role.Ask | Role.Past)
                : tokens[at].Is(Role.Determiner | Role.Many | Role.Pass);
            if (isNamed || tokens[at].Shape != Shape.Word)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Words follow that are somebody else's or to be written; if they are in quotation marks, only these.</summary>
    private void TakeSaying(int at)
    {
        if (TokenAt(at + 1).Shape != Shape.Quote)
        {
            BeQuiet(at, Quiet.Sentence);
        }
    }

    private void Grant(int at, VerbSense sense, int first)
    {
        EndRequest(at);
        _acts += sense.Kinds.Length + sense.With.Length > 0 ? 1 : 0;
        first = Math.Max(first, _unread);
        _requests.Add(new Request(tokens, at, sense, first) { HasSubject = _hasSubject, HasTaken = _hasTaken });
        _unread = at + 1;
        _traits = sense.Traits;
        (_open, _chains, _hasVerb, _isJoined) = (Role.None, true, true, false);
    }

    /// <summary>"Don't send Bob a message: …" is followed by words for Bob too.</summary>
    private void Pass(Token verb) =>
        _traits |= Lexicon.SenseOf(verb.Word).Traits & (_isHard || _isBarred ? Dictating : VerbTraits.Speaks);

    private void Reopen(int at, bool isOpen)
    {
        isOpen &= _quiet == Quiet.No;
        (_open, _chains, _isJoined) = (isOpen ? Role.Verb : Role.None, isOpen, true);
        (_isClear, _isSoft, _isBarred, _hasClosedVerb) = (isOpen, false, false, false);
        (_hasTaken, _hasTakenFreely, _hasSubject, _isToward, _isPolite) = (false, false, false, false, false);
        _isNoted = false;
        (_firstOfClause, _clause, _actsBefore) = (_requests.Count, at + 1, _acts);
    }

    private void BeQuiet(int at, Quiet quiet)
    {
        EndRequest(at);
        _quiet = quiet > _quiet ? quiet : _quiet;
        _isClear = false;
    }

    private void EndSentence(int at, Quiet upTo)
    {
        EndRequest(at);
        TakeRetraction(at);
        _quiet = _quiet <= upTo ? Quiet.No : _quiet;
        (_isHard, _isPending, _hasVerb, _traits) = (false, false, false, VerbTraits.None);
        (_isFramed, _isAble) = (false, false);
        Reopen(at, true);
        (_sentence, _firstOfSentence) = (at + 1, _requests.Count);
    }

    private void EndRequest(int at)
    {
        if (_requests.Count > _firstOfSentence && _requests[^1].End < 0)
        {
            _requests[^1].End = at;
        }
    }

    private void Revoke(int from) => _requests.RemoveRange(from, _requests.Count - from);

    private Token TokenAt(int at) =>
        at >= 0 && at < tokens.Count ? tokens[at] : new Token(text.Length, 0, Shape.Line, default, false);
}
