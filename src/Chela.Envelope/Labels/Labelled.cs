namespace Chela.Envelope.Labels;

/// <summary>Labels that stand for what a model or a host makes of values.</summary>
public static class Labelled
{
    /// <summary>What nobody labelled: untrusted, and for the owner alone.</summary>
    public static Label Nothing { get; } = Label.From(new Source(SourceKind.Tool, "")).RestrictTo(Readers.OwnerOnly);

    /// <summary>What the planner wrote, seeing nothing.</summary>
    public static Label Planner { get; } = Label.From(new Source(SourceKind.Model, "planner"));

    /// <summary>What the quarantined reader wrote.</summary>
    public static Label Reader { get; } = Label.From(new Source(SourceKind.Reader, ""));
}
