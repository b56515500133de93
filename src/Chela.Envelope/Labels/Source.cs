namespace Chela.Envelope.Labels;

/// <summary>
/// One origin of a value. Only <see cref="SourceKind.Owner"/> and <see cref="SourceKind.System"/> are trusted; everything
/// else may have been chosen by an attacker.
/// </summary>
/// <param name="Kind">The kind of origin.</param>
/// <param name="Name">Which one: a tool, a host, an address, a path, an endpoint; empty for owner and system.</param>
public readonly record struct Source(SourceKind Kind, string Name) : IComparable<Source>
{
    /// <summary>The owner.</summary>
    public static Source Owner { get; } = new(SourceKind.Owner, "");

    /// <summary>This program.</summary>
    public static Source System { get; } = new(SourceKind.System, "");

    /// <summary>Whether the origin cannot have been chosen by an attacker.</summary>
    public bool IsTrusted => Kind is SourceKind.Owner or SourceKind.System;

    /// <summary>Orders by kind, then by name (ordinal), so that a set of sources prints the same everywhere.</summary>
    public int CompareTo(Source other)
    {
        var byKind = Kind.CompareTo(other.Kind);
        return byKind != 0 ? byKind : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary><c>owner</c>, <c>system</c>, or kind and name: <c>web:example.org</c>.</summary>
    public override string ToString()
    {
        var kind = Kind switch
        {
            SourceKind.Owner => "owner",
            SourceKind.System => "system",
            SourceKind.Tool => "tool",
            SourceKind.Web => "web",
            SourceKind.Mail => "mail",
            SourceKind.File => "file",
            SourceKind.Reader => "reader",
            _ => "model",
        };
        return Name.Length == 0 ? kind : $"{kind}:{Name}";
    }

    /// <summary>Orders as <see cref="CompareTo"/> does.</summary>
    public static bool operator <(Source left, Source right) => left.CompareTo(right) < 0;

    /// <summary>Orders as <see cref="CompareTo"/> does.</summary>
    public static bool operator >(Source left, Source right) => left.CompareTo(right) > 0;

    /// <summary>Orders as <see cref="CompareTo"/> does.</summary>
    public static bool operator <=(Source left, Source right) => left.CompareTo(right) <= 0;

    /// <summary>Orders as <see cref="CompareTo"/> does.</summary>
    public static bool operator >=(Source left, Source right) => left.CompareTo(right) >= 0;
}
