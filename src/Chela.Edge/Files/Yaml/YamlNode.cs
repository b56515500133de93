using System.Collections.Immutable;

namespace Chela.Edge.Files.Yaml;

/// <summary>A node of a configuration file, with its place.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based.</param>
public abstract record YamlNode(int Line, int Column)
{
    /// <summary>A text.</summary>
    /// <param name="Text">What it says.</param>
    /// <param name="IsPlain">Whether it stands without quotes, so that it may be a number or null.</param>
    /// <param name="Line">1-based.</param>
    /// <param name="Column">1-based.</param>
    public sealed record Scalar(string Text, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
    {
        /// <summary>Whether it says that there is nothing (YAML 1.2 core schema).</summary>
        public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
    }

    /// <summary>Nodes in order.</summary>
    /// <param name="Items">The nodes.</param>
    /// <param name="Line">1-based.</param>
    /// <param name="Column">1-based.</param>
    public sealed record List(ImmutableArray<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

    /// <summary>Named nodes, in the order of the file; no name stands twice.</summary>
    /// <param name="Entries">Name and value.</param>
    /// <param name="Line">1-based.</param>
    /// <param name="Column">1-based.</param>
    public sealed record Map(ImmutableArray<(Scalar Key, YamlNode Value)> Entries, int Line, int Column)
        : YamlNode(Line, Column)
    {
        /// <summary>The node of that name, or null.</summary>
        public YamlNode? this[string name] => Entries.FirstOrDefault(e => e.Key.Text == name).Value;

        /// <summary>The text of that name, or null.</summary>
        public string? Text(string name) => (this[name] as Scalar)?.Text;

        /// <summary>The texts of that name, of which there may be one or a list.</summary>
        public ImmutableArray<string> Texts(string name) =>
            this[name] switch
            {
                Scalar scalar => [scalar.Text],
                List list => [.. list.Items.OfType<Scalar>().Select(s => s.Text)],
                _ => [],
            };
    }
}
