using Chela.Envelope.Effects;

namespace Chela.Envelope.Verbs;

/// <content>"No wait, don't", 算了: a clause that only takes back. It takes back what stands before it in the message.</content>
internal sealed partial class Walk
{
    // Words that a clause may have without an object of its own.
    private const Role Bare =
        Role.Retract
        | Role.Negation
        | Role.Pass
        | Role.Open
        | Role.Join
        | Role.Again
        | Role.Determiner
        | Role.Past
        | Role.Ask;

    // By kind of effect: requests that stand before this token ask for it no more.
    private readonly int[] _retracted = new int[Enum.GetValues<EffectKind>().Length];
    private int _acts; // requests that ask for an effect
    private int _actsBefore; // of them, those before the clause

    private void TakeRetraction(int end)
    {
        var roles = Role.None;
        VerbSense? verb = null;
        for (var at = _clause; at < end; at++)
        {
            var token = tokens[at];
            var isNoun = token.Is(Role.Noun) && TokenAt(at - 1).Is(Role.Determiner);
            var isVerb = token.Is(Role.Verb) && !token.Is(Bare) && !isNoun;
            if (token.Shape != Shape.Word || (isVerb ? verb is not null : !token.Is(Bare)))
            {
                return;
            }

            // "not tomorrow" corrects, and "say no" says it.
            var isCorrected = !token.IsHan && token.Is(Role.Negation) && TokenAt(at + 1).Is(Role.Pass);
            if (isCorrected || (verb is not null && token.Is(Role.Retract)))
            {
                return;
            }

            roles |= token.Word.Roles;
            verb = isVerb ? Lexicon.SenseOf(token.Word) : verb;
        }

        var isAct = _acts > _actsBefore;
        if (isAct ? verb?.Name == "cancel" && _actsBefore > 0 : (roles & Role.Retract) != 0)
        {
            Array.Fill(_retracted, end);
        }
        else if (!isAct && (roles & Role.Negation) != 0)
        {
            // "don't send it" takes back sending, not drafting.
            foreach (var kind in verb is null ? Enum.GetValues<EffectKind>() : KindsOf(verb))
            {
                _retracted[(int)kind] = end;
            }
        }
    }

    private static IEnumerable<EffectKind> KindsOf(VerbSense verb) =>
        verb.Kinds is [] ? verb.With.SelectMany(with => with.Kinds) : verb.Kinds;
}
