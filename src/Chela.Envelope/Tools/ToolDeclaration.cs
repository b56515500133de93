using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Verbs;

namespace Chela.Envelope.Tools;

/// <summary>What a tool says of itself, once, before anything runs. Immutable and thread-safe.</summary>
public sealed class ToolDeclaration
{
    // The lexicon takes a while to be loaded, and a program that never decides on words does without it.
    private readonly Lazy<(uint Classes, VerbTraits? Does, bool? IsOn)> _sense;
    private readonly Lazy<ImmutableArray<ParameterDeclaration>> _parameters;

    /// <summary>Takes a declaration.</summary>
    /// <param name="name">The tool's name.</param>
    /// <param name="kind">What its effects do to the world.</param>
    /// <param name="repeat">What happens when it is called twice.</param>
    /// <param name="parameters">Its parameters, each name once.</param>
    /// <param name="keyFields">Fields of a result that identify a record for this tool's kin.</param>
    /// <param name="nameFields">Fields of a result by which the owner names a record: keyed by the owner's own data.</param>
    /// <param name="results">Who wrote its results and who may read them; nothing is the strictest.</param>
    /// <exception cref="ArgumentException">A parameter stands twice.</exception>
    public ToolDeclaration(
        string name,
        EffectKind kind,
        Repeat repeat,
        IEnumerable<ParameterDeclaration> parameters,
        IEnumerable<string> keyFields,
        IEnumerable<string> nameFields,
        ResultDeclaration? results = null
    )
    {
        Name = name;
        Kind = kind;
        Repeat = repeat;
        Words = ToolWords.Of(name);
        KeyFields = [.. keyFields];
        NameFields = [.. nameFields];
        Results = results ?? ResultDeclaration.Undeclared;
        _sense = new(() => Lexicon.SenseOf(Words));
        ImmutableArray<ParameterDeclaration> declared = [.. parameters];
        if (declared.DistinctBy(p => p.Name).Count() < declared.Length)
        {
            throw new ArgumentException($"A parameter of {name} stands twice.", nameof(parameters));
        }

        // A new password is no text among others: it says who gets in, and needs a witness like whatever selects.
        _parameters = new(() =>
            kind == EffectKind.Write && ToolObjects.AreCredentials(this)
                ?
                [
                    .. declared.Select(p =>
                        p.Role == ParameterRole.Content ? p with { Role = ParameterRole.Selector } : p
                    ),
                ]
                : declared
        );
    }

    /// <summary>A tool that declared neither kind nor roles: a send whose every parameter is a destination and content.</summary>
    public static ToolDeclaration Undeclared(string name) => new(name, EffectKind.Send, Repeat.Neither, [], [], []);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What the owner asks for with it, in plain words: "a file to be removed". Only for sentences that they read.</summary>
    public string? InWords { get; init; }

    /// <summary>Its name, behind the plain words if it has some.</summary>
    internal string Shown => InWords is null ? Name : $"{InWords} ({Name})";

    /// <summary>The words of its name, lower case: <c>send</c>, <c>money</c>.</summary>
    public ImmutableArray<string> Words { get; }

    /// <summary>What the lexicon makes of these words.</summary>
    internal (uint Classes, VerbTraits? Does, bool? IsOn) Sense => _sense.Value;

    /// <summary>Whether what it makes stays with the owner when no destination is given, such as an event without guests.</summary>
    internal bool Keeps =>
        Sense.Does is { } does
        && (does & VerbTraits.Gives) == 0
        && Parameters.Any(p => p.Role == ParameterRole.Destination);

    /// <summary>What its effects do to the world.</summary>
    public EffectKind Kind { get; }

    /// <summary>What happens when it is called twice.</summary>
    public Repeat Repeat { get; }

    /// <summary>Its parameters.</summary>
    public ImmutableArray<ParameterDeclaration> Parameters => _parameters.Value;

    /// <summary>Fields of a result that identify a record.</summary>
    public ImmutableArray<string> KeyFields { get; }

    /// <summary>Fields of a result by which the owner names a record.</summary>
    public ImmutableArray<string> NameFields { get; }

    /// <summary>Who wrote its results and who may read them: what a host labels them by.</summary>
    public ResultDeclaration Results { get; }

    /// <summary>The role of a parameter; <see cref="ParameterRole.Undeclared"/> for one that was not declared.</summary>
    public ParameterRole RoleOf(string parameter) => Find(parameter)?.Role ?? ParameterRole.Undeclared;

    /// <summary>The word that a parameter refers by, or null.</summary>
    public string? RefersOf(string parameter) => Find(parameter)?.Refers;

    private ParameterDeclaration? Find(string name)
    {
        foreach (var parameter in Parameters)
        {
            if (parameter.Name == name)
            {
                return parameter;
            }
        }

        return null;
    }
}
