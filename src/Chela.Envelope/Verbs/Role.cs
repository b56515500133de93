namespace Chela.Envelope.Verbs;

/// <summary>What a word of the lexicon does in a sentence. The lists of lexicon.yaml have these names.</summary>
[Flags]
internal enum Role : long
{
    /// <summary>No word of the lexicon.</summary>
    None = 0,

    /// <summary>A verb in its base form; in Chinese, a verb.</summary>
    Verb = 1 << 0,

    /// <summary>A verb's past participle.</summary>
    Participle = 1 << 1,

    /// <summary>A verb's -ing form.</summary>
    Gerund = 1 << 2,

    /// <summary>A thing of some class.</summary>
    Noun = 1 << 3,

    /// <summary>More than one such thing.</summary>
    Plural = 1 << 4,

    /// <summary>A request follows: "could you".</summary>
    Open = 1 << 5,

    /// <summary>A request in the passive follows: "needs to be".</summary>
    OpenParticiple = 1 << 6,

    /// <summary>A request with an -ing form follows: "would you mind".</summary>
    OpenGerund = 1 << 7,

    /// <summary>Neither opens nor closes: "tomorrow".</summary>
    Pass = 1 << 8,

    /// <summary>What holds before it holds behind it: "and".</summary>
    Join = 1 << 9,

    /// <summary>A new request may follow, whatever came before: "then".</summary>
    Again = 1 << 10,

    /// <summary>What follows is not to be done.</summary>
    Negation = 1 << 11,

    /// <summary>Somebody who does something; in Chinese, also a sign that something is told.</summary>
    Person = 1 << 12,

    /// <summary>Somebody tells what he does: "I will".</summary>
    Narrate = 1 << 13,

    /// <summary>A condition, or a question about facts: closed up to the comma.</summary>
    Condition = 1 << 14,

    /// <summary>A question about facts, anywhere in a Chinese clause.</summary>
    Ask = 1 << 15,

    /// <summary>Somebody else's words follow; if it opens as well, then only where a subject stands before it.</summary>
    Report = 1 << 16,

    /// <summary>Words to be written follow.</summary>
    Saying = 1 << 17,

    /// <summary>What follows is for somebody else to do.</summary>
    Delegate = 1 << 18,

    /// <summary>"to".</summary>
    To = 1 << 19,

    /// <summary>More than one effect: "each".</summary>
    Many = 1 << 20,

    /// <summary>Behind it a word that may be a noun is one: "of".</summary>
    Link = 1 << 21,

    /// <summary>Behind a word that may be a noun it shows a verb: "the".</summary>
    Determiner = 1 << 22,

    /// <summary>What follows describes the object: "about".</summary>
    Break = 1 << 23,

    /// <summary>The verb's own objects follow again: "to".</summary>
    Resume = 1 << 24,

    /// <summary>Money, behind a number.</summary>
    Unit = 1 << 25,

    /// <summary>Chinese: the object stands before the verb.</summary>
    Took = 1 << 26,

    /// <summary>Chinese: a person behind it is no subject.</summary>
    Toward = 1 << 27,

    /// <summary>Chinese: done already, behind a verb.</summary>
    Past = 1 << 28,

    /// <summary>Chinese 的: what stands before it describes.</summary>
    Of = 1 << 29,

    /// <summary>Chinese: may stand between a verb and 的 when both describe.</summary>
    Bridge = 1 << 30,

    /// <summary>A word of its own that only looks as if it held another.</summary>
    Inert = 1L << 31,

    /// <summary>It points to text that follows: "this", "the following".</summary>
    Pointer = 1L << 32,

    /// <summary>Somebody else's: "his", "received".</summary>
    Others = 1L << 33,

    /// <summary>What is to be done follows: "these things".</summary>
    Errand = 1L << 34,

    /// <summary>What was asked for is not wanted any more: "never mind".</summary>
    Retract = 1L << 35,

    /// <summary>It may ask what can be done: "can you".</summary>
    Ability = 1L << 36,

    /// <summary>It sets something going, or lets somebody in: "turn on", "unlock".</summary>
    On = 1L << 37,

    /// <summary>It stops something, or keeps somebody out: "turn off", "lock".</summary>
    Off = 1L << 38,
}
