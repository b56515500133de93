namespace Chela.Text;

/// <summary>stub</summary>
public static class CjkSpacing
{
    /// <summary>stub</summary>
    public static string Apply(string line) => line;
}
