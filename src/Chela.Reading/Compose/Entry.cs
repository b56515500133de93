using System.Collections.Immutable;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Evidence;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>One entry of a digest, before it is written. Immutable.</summary>
public sealed record Entry
{
    /// <summary>Identifies the entry from run to run: the hash of its canonical URL, or of its bytes.</summary>
    public required ContentHash Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required Placement Place { get; init; }

    /// <summary>What it is.</summary>
    public ItemKind Kind { get; init; }

    /// <summary>Why it stands where it does: clauses.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>Where else it could stand, if the choice is not sure; else null.</summary>
    public Placement? Otherwise { get; init; }

    /// <summary>Where its text is from.</summary>
    public required EntrySource Source { get; init; }

    /// <summary>Its Chinese text, if there is one.</summary>
    public EntryText? Chinese { get; init; }

    /// <summary>Its text in another language, if there is one.</summary>
    public EntryText? English { get; init; }

    /// <summary>Who made the text.</summary>
    public required MadeBy MadeBy { get; init; }

    /// <summary>How well the text as a whole is supported.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>The extracted statements with their spans; empty for finished text.</summary>
    public required ImmutableArray<Statement> Statements { get; init; }

    /// <summary>The bytes that spans point into.</summary>
    public required ContentHash Capture { get; init; }

    /// <summary>Whether the owner left a trace in it: finished it, marked or commented something.</summary>
    public required bool IsOpened { get; init; }

    /// <summary>Where it came from and who may see it.</summary>
    public required Label Label { get; init; }

    /// <summary>The note it was made from, for messages to the owner.</summary>
    public required string NotePath { get; init; }
}
