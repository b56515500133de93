namespace Chela.Text;

/// <summary>stub</summary>
public static class WebAddress
{
    /// <summary>stub</summary>
    public static string Escape(string url) => url;
}
