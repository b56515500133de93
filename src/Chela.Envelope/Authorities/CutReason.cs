namespace Chela.Envelope.Authorities;

/// <summary>Why a part of an owner message grounds nothing.</summary>
public enum CutReason
{
    /// <summary>The channel says that it is quoted: somebody else's words.</summary>
    Marked,

    /// <summary>Lines that quote: <c>&gt; …</c>.</summary>
    Quoted,

    /// <summary>Fenced code or text.</summary>
    Fenced,

    /// <summary>A forwarded message, with its head.</summary>
    Forwarded,

    /// <summary>Pasted as an attachment.</summary>
    Attached,
}
