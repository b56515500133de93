using Chela.Envelope.Effects;

namespace Chela.Envelope.Tools;

/// <summary>What a tool says of a parameter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it means for the decision.</param>
/// <param name="Refers">
/// A word such as <c>file</c>: the value is the key of a record that a tool with that word in its name returned, and that
/// record's content goes along. Null where it is no such key.
/// </param>
public sealed record ParameterDeclaration(string Name, ParameterRole Role, string? Refers = null);
