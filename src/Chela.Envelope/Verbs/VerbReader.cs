using System.Collections.Immutable;
using Chela.Envelope.Authorities;

namespace Chela.Envelope.Verbs;

/// <summary>
/// Finds the verbs by which an owner message asks for something. Negation, reported speech, questions about facts and words
/// that are to be written grant nothing.
/// </summary>
/// <remarks>
/// One walk over the tokens. English: a verb in its base form asks only in a place where a request is open: at the beginning
/// of a sentence, behind "please" or "could you", behind "and" when a request stands before it. Chinese: a verb asks unless its
/// clause is closed by a subject, a negation, a question word or 了. Where it is not plain, nothing is granted: the owner is
/// asked then.
/// </remarks>
public static class VerbReader
{
    /// <summary>The grants in order; none from what is cut.</summary>
    public static ImmutableArray<VerbGrant> Read(string text, ImmutableArray<CutSpan> cuts) =>
        [
            .. new Walk(text, Tokenizer.Read(text, cuts))
                .Requests()
                .Select(request => request.ToGrant())
                .Where(grant => !grant.Kinds.IsEmpty),
        ];

    private sealed class Walk(string text, List<Token> tokens)
    {
        private readonly List<Request> _requests = [];

        // What holds for the sentence.
        private Quiet _quiet;
        private bool _isHard; // a new request needs a word such as "then"
        private bool _isPending; // a condition or question runs up to the comma
        private bool _chains = true; // "and" goes on with a request
        private bool _hasVerb;
        private bool _isFramed; // "could you": a question that asks for something
        private int _first; // token
        private int _firstOfSentence; // request
        private VerbTraits _traits; // of the last verb, for "to" and the colon

        // What holds for the place, in English.
        private Role _open = Role.Verb;
        private bool _isJoined = true;

        // What holds for the clause, in Chinese.
        private bool _isClear = true;
        private bool _isSoft; // closed by a subject: 的 ends that
        private bool _isBarred;
        private bool _hasTaken;
        private bool _isToward;
        private bool _isPolite;
        private bool _hasClosedVerb;
        private int _firstOfClause;
        private bool _hasSubject;
        private int _clause;

        // INVARIANT: no token before it is read as an object again, so that reading stays linear.
        private int _unread;

        public List<Request> Requests()
        {
            for (var at = 0; at < tokens.Count; at++)
            {
                Take(at);
            }

            EndSentence(tokens.Count, Quiet.Message);
            return _requests;
        }

        private void Take(int at)
        {
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
                    _isPending = false;
                    EndHanRequest(at);
                    Reopen(at, !_isHard);
                    break;
                case Shape.Colon:
                    TakeColon(at);
                    break;
                case Shape.Number:
                    break;
                case Shape.Quote or Shape.Name:
                    Close();
                    break;
                default:
                    if (tokens[at].IsHan)
                    {
                        TakeHan(at);
                    }
                    else
                    {
                        TakeEnglish(at);
                    }

                    break;
            }
        }

        /// <summary>"Pay him?" wonders; "Set up a payment of 30 to the gym?" asks, like everything that has a frame.</summary>
        private void TakeQuestion(int at)
        {
            const int few = 4;
            var isLong = _requests.Count > _firstOfSentence && at - _requests[_firstOfSentence].At > few;
            if (!_isFramed && !isLong)
            {
                Revoke(_firstOfSentence);
            }

            EndSentence(at, Quiet.Sentence);
        }

        private void TakeColon(int at)
        {
            if ((_traits & VerbTraits.Speaks) != 0 && _quiet <= Quiet.Sentence)
            {
                var isLast = at + 1 == tokens.Count || tokens[at + 1].Shape == Shape.Line;
                BeQuiet(at, isLast ? Quiet.Message : Quiet.Line);
            }

            Reopen(at, !_isHard);
        }

        private void TakeEnglish(int at)
        {
            var token = tokens[at];
            var before = at > 0 ? tokens[at - 1] : default;
            if (token.Is(Role.Report | Role.Saying))
            {
                if (at + 1 == tokens.Count || tokens[at + 1].Shape != Shape.Quote)
                {
                    BeQuiet(at, Quiet.Sentence);
                }

                Close();
            }
            else if (token.Is(Role.Negation))
            {
                _isHard |= !_isPending;
                _chains = false;
                Close();
            }
            else if (token.Is(Role.Open) && CanOpen(token))
            {
                (_open, _chains, _isFramed) = (Role.Verb, true, true);
            }
            else if (token.Is(Role.OpenParticiple | Role.OpenGerund) && _quiet == Quiet.No && !_isHard && !_isPending)
            {
                _open = token.Is(Role.OpenGerund) ? Role.Gerund : Role.Participle;
                (_chains, _isFramed) = (true, true);
            }
            else if (token.Is(Role.Again) && !before.Is(Role.Negation | Role.Person | Role.Narrate | Role.Condition))
            {
                _isHard = _isPending = false;
                Reopen(at, true);
            }
            else if (token.Is(Role.Verb | Role.Participle | Role.Gerund) && token.Is(_open) && IsVerb(at))
            {
                Grant(at);
            }
            else if (token.Is(Role.Join))
            {
                _open = _chains && _quiet == Quiet.No ? Role.Verb : Role.None;
                _isJoined = true;
            }
            else if (token.Is(Role.Condition | Role.Narrate | Role.Person))
            {
                if (token.Is(Role.Condition))
                {
                    EndRequest(at);
                    _isPending |= !_isHard;
                }

                _chains &= !token.Is(Role.Narrate) && _hasVerb;
                Close();
            }
            else if (token.Is(Role.To))
            {
                TakeTo(at);
            }
            else if (token.Is(Role.Delegate))
            {
                _traits |= VerbTraits.Delegates;
                Close();
            }
            else if (!token.Is(Role.Pass))
            {
                // "Don't send Bob a message: …" is followed by words for Bob too.
                _traits |= token.Is(Role.Verb)
                    ? Lexicon.SenseOf(token.Word).Traits & VerbTraits.Speaks
                    : VerbTraits.None;
                Close();
            }
        }

        /// <summary>"tell Bob to …" is for Bob to do, "use my card to …" is for us.</summary>
        private void TakeTo(int at)
        {
            var isInfinitive =
                at + 1 < tokens.Count && tokens[at + 1].Shape == Shape.Word && !tokens[at + 1].Is(Role.Determiner);
            Close();
            if (isInfinitive && (_traits & VerbTraits.Delegates) != 0)
            {
                EndRequest(at);
                (_isHard, _chains) = (true, false);
            }
            else if (isInfinitive && (_traits & VerbTraits.Purpose) != 0 && _quiet == Quiet.No && !_isHard)
            {
                _open = Role.Verb;
            }
        }

        private void TakeHan(int at)
        {
            var token = tokens[at];
            var before = at > 0 ? tokens[at - 1] : default;
            Close();
            if (token.Is(Role.Report | Role.Saying))
            {
                if (_isToward && CanGrant && LastOfClause is null)
                {
                    Grant(at, Lexicon.SenseOf("tell"));
                }

                if (at + 1 == tokens.Count || tokens[at + 1].Shape != Shape.Quote)
                {
                    BeQuiet(at, Quiet.Sentence);
                }
            }
            else if (token.Is(Role.Negation))
            {
                // 取消不了: it cannot be done.
                Revoke(LastOfClause is { } last && last.At == at - 1 ? _requests.Count - 1 : _requests.Count);
                (_isClear, _isSoft, _isBarred) = (false, _isPending, !_isPending);
            }
            else if (token.Is(Role.Condition) && token.Is(Role.Again))
            {
                // 的话 stands at the end of its condition.
                Revoke(_firstOfClause);
                _isClear |= !_isBarred;
            }
            else if (token.Is(Role.Condition))
            {
                _isPending |= !_isHard;
                (_isClear, _isSoft) = (false, !_isBarred);
            }
            else if (token.Is(Role.Ask) && !(_isPolite && token.Length == 1))
            {
                Revoke(_firstOfClause);
                (_isClear, _isBarred) = (false, true);
            }
            else if (token.Is(Role.Open))
            {
                _isPolite = _isFramed = true;
                _isClear |= !_isBarred && !token.Is(Role.Pass);
            }
            else if (token.Is(Role.Again) && !before.Is(Role.Negation | Role.Person) && !_isBarred)
            {
                _isHard = false;
                _isClear = true;
            }
            else if (token.Is(Role.Past) && CanGrant && !_hasTaken && !_isPolite && LastOfClause is { } done)
            {
                if (
                    token.Start == done.Token.Start + done.Token.Length
                    || at + 1 == tokens.Count
                    || !tokens[at + 1].IsHan
                )
                {
                    Revoke(_requests.Count - 1);
                }
            }
            else if (token.Is(Role.Of))
            {
                TakeOf(at);
            }
            else if (token.Is(Role.Delegate))
            {
                (_isClear, _isBarred, _isHard) = (false, true, true);
            }
            else if (token.Is(Role.Person) && !before.Is(Role.Toward | Role.Verb) && !IsNominal(at))
            {
                (_isClear, _isSoft, _hasClosedVerb) = (false, !_isBarred, false);
            }
            else if (token.Is(Role.Verb) && !IsNominal(at))
            {
                TakeHanVerb(at);
            }

            _hasTaken |= token.Is(Role.Took);
            _hasSubject |= token.Word.Roles == Role.None && !_hasTaken && !_isPolite && LastOfClause is null;
            _isToward |= token.Is(Role.Toward) && at + 1 < tokens.Count && text[tokens[at + 1].Start] != '我';
        }

        private void TakeHanVerb(int at)
        {
            if (CanGrant)
            {
                Grant(at);
            }
            else
            {
                _hasClosedVerb = true;
                _traits |= Lexicon.SenseOf(tokens[at].Word).Traits & VerbTraits.Speaks;
            }
        }

        /// <summary>的 behind a verb: "the mail that he sent me" asks for nothing, but what follows may.</summary>
        private void TakeOf(int at)
        {
            if (_isSoft && _hasClosedVerb)
            {
                (_isClear, _isSoft) = (true, false);
            }
            else if (LastOfClause is { } last)
            {
                var next = last.At + 1;
                while (next < at && tokens[next].Is(Role.Bridge))
                {
                    next++;
                }

                // 更新我的地址 asks, 小李发给我的 and 小李发给财务的 do not.
                var isWhole = next == at && tokens[at].Length == 1;
                var isGiven = last.At + 1 < at && tokens[last.At + 1].Is(Role.Toward);
                if (isWhole || (last.HasSubject && (isGiven || EndsIn(last.Token, "给給"))))
                {
                    Revoke(_requests.Count - 1);
                }
            }
        }

        private bool CanGrant => _isClear && !_isHard && _quiet == Quiet.No;

        private Request? LastOfClause => _requests.Count > _firstOfClause ? _requests[^1] : null;

        /// <summary>"I need you to": opens where a clause begins. "please" opens where nothing is closed.</summary>
        private bool CanOpen(Token token) =>
            _quiet == Quiet.No && (_isJoined || (!_isHard && !_isPending && (!_hasVerb || token.Is(Role.Pass))));

        /// <summary>Whether a word that may be a noun is a verb here.</summary>
        private bool IsVerb(int at)
        {
            if (tokens[at].Is(Role.Participle | Role.Gerund) && !tokens[at].Is(Role.Verb))
            {
                return true;
            }

            var traits = Lexicon.SenseOf(tokens[at].Word).Traits;
            var next = at + 1 < tokens.Count ? tokens[at + 1] : new Token(0, 0, Shape.Line, default, false);
            var isOften = (traits & VerbTraits.OftenNoun) != 0;
            if (!isOften && (traits & VerbTraits.SeldomNoun) == 0)
            {
                return true;
            }

            var isLink = next.Is(Role.Link) && !next.Is(Role.Determiner);
            var isAlone = next.Shape is Shape.Stop or Shape.Line or Shape.Colon or Shape.Comma or Shape.Question;
            var isPlain =
                next.Is(Role.Determiner | Role.Plural) || next.Shape is Shape.Name or Shape.Number or Shape.Quote;
            var isBehindJoin = at > 0 && tokens[at - 1].Is(Role.Join);
            return !isLink && !(isAlone && (isOften || isBehindJoin)) && (isPlain || !isOften || !isBehindJoin);
        }

        /// <summary>A Chinese word that is a noun too, where a noun stands; or what is to be cancelled.</summary>
        private bool IsNominal(int at)
        {
            var before = at > 0 && tokens[at - 1].IsHan ? tokens[at - 1] : default;
            var isAfterVerb = LastOfClause is { } last && last.At == at - 1;
            return (tokens[at].Is(Role.Noun) && (isAfterVerb || before.Is(Role.Noun | Role.Of) || IsMeasured(at)))
                || (before.Is(Role.Verb | Role.Toward) && EndsIn(before, "到为成在至"))
                || (isAfterVerb && (Lexicon.SenseOf(before.Word).Traits & VerbTraits.Removes) != 0);
        }

        /// <summary>发个通知, 写一份回复: behind a verb and its measure word.</summary>
        private bool IsMeasured(int at) =>
            at > 1 && tokens[at - 1].Is(Role.Pass | Role.Many) && LastOfClause is { } last && last.At == at - 2;

        private bool EndsIn(Token token, string letters) =>
            token.Length > 0 && letters.Contains(text[token.Start + token.Length - 1]);

        private void Grant(int at, VerbSense? sense = null)
        {
            sense ??= Lexicon.SenseOf(tokens[at].Word);
            // What stands before a verb is its object in the passive and, for the first of a clause, in Chinese.
            var isHan = tokens[at].IsHan;
            var first =
                isHan && LastOfClause is null ? _clause
                : !isHan && _open == Role.Participle ? _first
                : at;
            first = Math.Max(first, _unread);
            _unread = at + 1;
            EndRequest(at);
            _requests.Add(new Request(tokens, at, sense, first) { HasSubject = _hasSubject, HasTaken = _hasTaken });
            (_traits, _hasVerb, _chains, _isJoined) = (sense.Traits, true, true, false);
            _open = Role.None;
            if (tokens[at].IsHan && (sense.Traits & VerbTraits.Delegates) != 0)
            {
                (_isClear, _isBarred, _isHard) = (false, true, true);
            }
        }

        private void Close()
        {
            _open = Role.None;
            _isJoined = false;
        }

        private void Reopen(int at, bool isOpen)
        {
            isOpen &= _quiet == Quiet.No;
            (_open, _chains, _isJoined) = (isOpen ? Role.Verb : Role.None, isOpen, true);
            (_isClear, _isSoft, _isBarred, _hasClosedVerb) = (isOpen, false, false, false);
            (_hasTaken, _hasSubject, _isToward, _isPolite) = (false, false, false, false);
            (_firstOfClause, _clause) = (_requests.Count, at + 1);
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
            _quiet = _quiet <= upTo ? Quiet.No : _quiet;
            (_isHard, _isPending, _hasVerb, _isFramed, _traits) = (false, false, false, false, VerbTraits.None);
            Reopen(at, true);
            (_first, _firstOfSentence) = (at + 1, _requests.Count);
        }

        private void EndRequest(int at)
        {
            if (_requests.Count > _firstOfSentence && _requests[^1].End < 0)
            {
                _requests[^1].End = at;
            }
        }

        /// <summary>A Chinese clause ends at its comma, an English one goes on.</summary>
        private void EndHanRequest(int at)
        {
            if (LastOfClause is { Token.IsHan: true })
            {
                EndRequest(at);
            }
        }

        private void Revoke(int from) => _requests.RemoveRange(from, _requests.Count - from);
    }
}
