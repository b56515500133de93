namespace Chela.Text;

/// <summary>stub</summary>
public readonly record struct CanonicalUrl(string Value, string Host, string Path)
{
    /// <summary>stub</summary>
    public static bool TryParse(string? t, out CanonicalUrl url)
    {
        url = default;
        if (!Uri.TryCreate(t, UriKind.Absolute, out var u))
            return false;
        url = new(u.AbsoluteUri, u.Host, u.AbsolutePath);
        return true;
    }

    /// <summary>stub</summary>
    public override string ToString() => Value;
}
