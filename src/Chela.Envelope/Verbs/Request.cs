using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Verbs;

/// <summary>A verb that asks for something, while the sentence around it is read.</summary>
/// <param name="tokens">The message.</param>
/// <param name="at">The verb's place.</param>
/// <param name="sense">The verb.</param>
/// <param name="first">Where its clause begins: in English the place behind it, in Chinese what stands before it counts too.</param>
internal sealed class Request(List<Token> tokens, int at, VerbSense sense, int first)
{
    private bool _isMany;

    /// <summary>The verb's place.</summary>
    public int At => at;

    /// <summary>The verb's token.</summary>
    public Token Token => tokens[at];

    /// <summary>The verb.</summary>
    public VerbSense Sense => sense;

    /// <summary>The place behind its clause; -1 while that goes on.</summary>
    public int End { get; set; } = -1;

    /// <summary>Something stands before it that may be its subject.</summary>
    public bool HasSubject { get; init; }

    /// <summary>Its object stands before it, behind 把.</summary>
    public bool HasTaken { get; init; }

    /// <summary>What it grants; of no kind if its object is not one for it.</summary>
    public VerbGrant ToGrant()
    {
        var before = Read(first, at);
        var classes = Read(at + 1, End);
        classes = (HasTaken || !Token.IsHan || classes == 0 ? before : 0) | classes;
        var carriers = classes != 0 && (classes & Lexicon.Cash) == 0 ? sense.By : 0;
        classes |= sense.About | carriers;
        var kinds = sense.With.Where(with => (with.Classes & classes) != 0).SelectMany(with => with.Kinds);
        ImmutableArray<EffectKind> all = [.. sense.Kinds.Concat(kinds).Distinct()];
        return new VerbGrant(sense.Name, Token.Start, Token.Length, all, Lexicon.NamesOf(classes), _isMany)
        {
            IsOn = Lexicon.IsOn(Token.Word.Roles) ?? IsTurned(),
        };
    }

    /// <summary>"Turn the light off": the particle stands behind the object. "On" alone may begin anything.</summary>
    private bool? IsTurned()
    {
        for (var place = at + 1; place < End; place++)
        {
            if (tokens[place].Is(Role.Off) && !tokens[place].Is(Role.Verb))
            {
                return false;
            }
        }

        return End > at + 1 && tokens[End - 1].Is(Role.On) && !tokens[End - 1].Is(Role.Verb) ? true : null;
    }

    private uint Read(int from, int to)
    {
        var (before, classes, last) = (0u, 0u, 0u);
        var (isApart, isJoined, isPlace) = (false, false, false);
        for (var place = from; place < to; place++)
        {
            var token = tokens[place];
            if (token.Is(Role.Break) && (classes != 0 || IsClause(place)))
            {
                isApart = true;
            }
            else if (token.Is(Role.Resume | Role.Of))
            {
                // 的 makes what stands before it a description: 会议的邮件 is a mail.
                (isApart, isPlace) = (false, token.Is(Role.Pass));
                isJoined &= !token.Is(Role.Of);
                before |= token.Is(Role.Of) ? 0 : classes;
                classes = token.Is(Role.Of) ? 0 : classes;
            }

            var isUnit = token.Is(Role.Unit) && place > 0 && IsNumeral(tokens[place - 1]);
            var own = token.Word.Classes | (isUnit ? Lexicon.Cash : 0);
            if (isApart)
            {
                continue;
            }

            // Of nouns side by side the last one is meant: "meeting notes".
            classes = (own != 0 && token.Shape == Shape.Word ? classes & ~last : classes) | own;
            last = token.Shape == Shape.Word ? own : 0;
            // What is put "in my notes" is not many.
            _isMany |= token.Is(Role.Many) || (token.Is(Role.Plural) && !isPlace);
            isJoined |= token.Is(Role.Join) && IsBetweenObjects(place, from, to);
        }

        _isMany |= isJoined;
        return before | classes;
    }

    /// <summary>"Reply that all is well" says it; "reply to that mail" means one.</summary>
    private bool IsClause(int place) =>
        sense.About != 0
        && tokens[place].Is(Role.Determiner)
        && place + 1 < tokens.Count
        && tokens[place + 1].Is(Role.Determiner | Role.Many | Role.Person | Role.Narrate);

    private bool IsBetweenObjects(int place, int from, int to) =>
        place > from
        && place + 1 < to
        && !tokens[place - 1].Is(Role.Pass | Role.Open)
        && !tokens[place + 1].Is(Role.Pass | Role.Open | Role.Again | Role.Negation | Role.Break);

    private static bool IsNumeral(Token token) =>
        token.Shape == Shape.Number || (token.IsHan && token.Word.Roles == Role.None);
}
