namespace Chela.Envelope.Verbs;

/// <content>Chinese: a verb asks, unless its clause is closed.</content>
internal sealed partial class Walk
{
    private static readonly uint Noted = Lexicon.ClassesOf("task", "reminder");

    private bool _isClear = true;
    private bool _isSoft; // closed by a subject: 的 ends that
    private bool _isBarred; // closed to the end of the clause
    private bool _isPolite; // 请, 能不能
    private bool _isToward; // 跟小李
    private bool _hasTaken; // 把
    private bool _hasTakenFreely; // 把 where nothing was closed
    private bool _hasSubject; // something stood there that may be one
    private bool _hasClosedVerb;
    private bool _isNoted; // 加个待办: what follows is its text
    private int _firstOfClause; // request
    private int _clause; // token

    private bool CanGrant => _isClear && !_isHard && !_isNoted && _quiet == Quiet.No;

    private Request? LastOfClause => _requests.Count > _firstOfClause ? _requests[^1] : null;

    private void TakeHan(int at)
    {
        var token = tokens[at];
        Close();
        if (token.Is(Role.Report | Role.Saying) && !(token.Is(Role.Open) && IsOwners()))
        {
            if (_isToward && CanGrant && LastOfClause is null)
            {
                GrantHan(at, Lexicon.SenseOf("tell")!);
            }

            TakeSaying(at);
        }
        else if (!TakeClosing(at, token, TokenAt(at - 1)) && token.Is(Role.Verb) && !IsNominal(at))
        {
            if (CanGrant)
            {
                GrantHan(at, Lexicon.SenseOf(token.Word));
            }
            else
            {
                _hasClosedVerb = true;
                Pass(token);
            }
        }

        _isNoted |= LastOfClause?.Sense.Does == VerbTraits.Makes && (token.Word.Classes & Noted) != 0;
        _isNoted &= !token.Is(Role.Join | Role.Again);
        _hasTakenFreely |= token.Is(Role.Took) && _isClear;
        _hasTaken |= token.Is(Role.Took);
        _hasSubject |= token.Word.Roles == Role.None && !_hasTaken && !_isPolite && LastOfClause is null;
        _isToward |= token.Is(Role.Toward) && at + 1 < tokens.Count && text[tokens[at + 1].Start] != '我';
    }

    /// <summary>What closes and opens a clause; false if it is no such word.</summary>
    private bool TakeClosing(int at, Token token, Token before)
    {
        if (token.Is(Role.Negation))
        {
            // 取消不了: it cannot be done.
            Revoke(LastOfClause?.At == at - 1 ? _requests.Count - 1 : _requests.Count);
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
        else if (token.Is(Role.Ask) && IsAbility(at))
        {
            Revoke(_firstOfClause);
        }
        else if (token.Is(Role.Open))
        {
            _isAble = token.Is(Role.Ability);
            _isPolite = _isFramed = true;
            _isClear |= !_isBarred && !token.Is(Role.Pass);
        }
        else if (token.Is(Role.Again) && !before.Is(Role.Negation | Role.Person) && !_isBarred)
        {
            (_isHard, _isClear) = (false, true);
        }
        else if (token.Is(Role.Past))
        {
            TakePast(at);
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
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>我需要你 and 需要你 ask; 他需要你 and 我老板需要你 tell.</summary>
    private bool IsOwners() => !_hasSubject && (!_isSoft || text[tokens[_clause].Start] == '我');

    private void GrantHan(int at, VerbSense sense)
    {
        Grant(at, sense, LastOfClause is null ? _clause : at);
        if ((sense.Traits & VerbTraits.Delegates) != 0)
        {
            (_isClear, _isBarred, _isHard) = (false, true, true);
        }
    }

    /// <summary>付了, 付款了: it is done. But 把它删了 asks.</summary>
    private void TakePast(int at)
    {
        var isNext = LastOfClause?.At == at - 1 || !TokenAt(at + 1).IsHan;
        if (isNext && CanGrant && !_hasTaken && !_isPolite && LastOfClause is not null)
        {
            Revoke(_requests.Count - 1);
        }
    }

    /// <summary>
    /// 的 behind a verb: "the mail that he sent me" asks for nothing, but what follows may. Behind 把 who does something is
    /// part of the object: 把我收到的钱退回去.
    /// </summary>
    private void TakeOf(int at)
    {
        if (_isSoft && (_hasClosedVerb || _hasTakenFreely))
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

    /// <summary>A word that is a noun too, where a noun stands; or what is to be cancelled.</summary>
    private bool IsNominal(int at)
    {
        var before = TokenAt(at - 1);
        var isAfterVerb = LastOfClause?.At == at - 1;

        // 发个通知, 写一份回复: a measure word between them.
        var isMeasured = before.Is(Role.Pass | Role.Many) && LastOfClause?.At == at - 2;
        return (tokens[at].Is(Role.Pass) && before.Shape == Shape.Number) // 10点
            || (
                tokens[at].Is(Role.Noun)
                && (isAfterVerb || isMeasured || (before.IsHan && before.Is(Role.Noun | Role.Of)))
            )
            || (before.Is(Role.Verb | Role.Toward) && EndsIn(before, "到为成在至"))
            || (isAfterVerb && (Lexicon.SenseOf(before.Word).Traits & VerbTraits.Removes) != 0);
    }

    private bool EndsIn(Token token, string letters) =>
        token.Length > 0 && letters.Contains(text[token.Start + token.Length - 1]);
}
