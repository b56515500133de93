namespace Chela;

/// <summary>What this program is.</summary>
internal static class Product
{
    /// <summary>Its version, of three numbers.</summary>
    public static string Version { get; } = typeof(Product).Assembly.GetName().Version!.ToString(3);
}
