using Chela.Envelope.Labels;

namespace Chela.Edge.Web;

/// <summary>What is to be fetched, and how.</summary>
/// <param name="Url">The address, http or https.</param>
public sealed record WebQuestion(string Url)
{
    /// <summary>The most bytes, unpacked.</summary>
    public long Limit { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether hosts of the owner's own network may be asked.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>Whether the owner did not ask for this very page: then the host's robots.txt is obeyed.</summary>
    public bool IsBeyond { get; init; }

    /// <summary>The entity tag of what is known already; null if nothing is.</summary>
    public string? ETag { get; init; }

    /// <summary>The date of what is known already, as the server told it; null if nothing is.</summary>
    public string? LastModified { get; init; }

    /// <summary>Who wrote the address.</summary>
    public Label Label { get; init; } = Label.Owner;
}
