using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Verbs;

/// <summary>One verb of an owner message that asks for something.</summary>
/// <param name="Verb">Its entry in the lexicon: <c>send</c>.</param>
/// <param name="Start">Its first character in the message (UTF-16).</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Kinds">The kinds of effect it grants.</param>
/// <param name="Objects">What it is about, by the lexicon's object classes: <c>mail</c>, <c>money</c>; empty if the owner did not say.</param>
/// <param name="IsMany">Whether it grants more than one effect: "all", "each", "both", several objects.</param>
public sealed record VerbGrant(
    string Verb,
    int Start,
    int Length,
    ImmutableArray<EffectKind> Kinds,
    ImmutableArray<string> Objects,
    bool IsMany
)
{
    /// <summary>Whether something is to be set going (unlocked, allowed) or not; null if the owner said neither.</summary>
    public bool? IsOn { get; init; }

    /// <summary>
    /// Whether it grants an effect of <paramref name="tool"/>: the kind, and neither another object nor another doing than
    /// the tool's name says. A name that says nothing leaves the kind alone to decide; an object that the owner did not
    /// say leaves only what the verb does above all. Who wants a door locked does not want it unlocked.
    /// </summary>
    public bool Covers(ToolDeclaration tool)
    {
        if (!Kinds.Contains(tool.Kind) || Lexicon.SenseOf(Verb) is not { } sense)
        {
            return false;
        }

        var (classes, does, isOn) = tool.Sense;
        if (IsOn is { } asked && isOn == !asked)
        {
            return false;
        }

        var doing = Objects.IsEmpty ? sense.Does : sense.Traits;
        var isSameDoing = does is null or VerbTraits.None || (doing & does) != 0;
        var isSameObject = classes == 0 || Objects.IsEmpty || Lexicon.HasAny(classes, Objects);
        return isSameDoing && isSameObject;
    }
}
