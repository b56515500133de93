using Chela.Envelope.Effects;

namespace Chela.Envelope.Verbs;

/// <summary>A verb of the lexicon.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does above all: what a tool does that it names.</param>
/// <param name="Traits">All that it may do, and how its word behaves.</param>
/// <param name="Kinds">The kinds of effect it grants.</param>
/// <param name="With">The kinds it grants besides, if its object is of a class.</param>
/// <param name="About">The classes that it is about by itself.</param>
/// <param name="By">The classes of what carries its object, unless that is money.</param>
internal sealed record VerbSense(
    string Name,
    VerbTraits Does,
    VerbTraits Traits,
    EffectKind[] Kinds,
    (uint Classes, EffectKind[] Kinds)[] With,
    uint About,
    uint By
);
