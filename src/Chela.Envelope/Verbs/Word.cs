namespace Chela.Envelope.Verbs;

/// <summary>An entry of the lexicon.</summary>
/// <param name="Roles">What it does in a sentence.</param>
/// <param name="Verb">The number of its verb, if it is one.</param>
/// <param name="Classes">The classes of its thing, if it is one.</param>
internal readonly record struct Word(Role Roles, int Verb, uint Classes);
