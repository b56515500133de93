using System.Collections.Immutable;

namespace Chela.Edge.Files.Yaml;

/// <summary>Finds the parts of a file in which nothing is wrong, so that they can be looked at further.</summary>
internal static class SoundParts
{
    /// <summary>The root without the entries, and in its lists without the items, that hold an error.</summary>
    public static YamlNode.Map Of(YamlNode.Map root, ImmutableArray<ConfigurationError> errors)
    {
        var places = errors.Select(e => (e.Line, e.Column)).ToList();
        var sound = ImmutableArray.CreateBuilder<(YamlNode.Scalar Key, YamlNode Value)>();
        for (var i = 0; i < root.Entries.Length; i++)
        {
            var (key, value) = root.Entries[i];
            var end = i + 1 < root.Entries.Length ? Begin(root.Entries[i + 1].Key) : (int.MaxValue, 0);
            if (value is YamlNode.List list)
            {
                var ends = list.Items.Skip(1).Select(Begin).Append(end);
                var items = list.Items.Zip(ends).Where(i => IsSound(i.First, i.Second)).Select(i => i.First);
                sound.Add((key, list with { Items = [.. items] }));
            }
            else if (IsSound(value, end))
            {
                sound.Add((key, value));
            }
        }

        return root with
        {
            Entries = sound.ToImmutable(),
        };

        bool IsSound(YamlNode node, (int, int) end) =>
            !places.Exists(p => p.CompareTo(Begin(node)) >= 0 && p.CompareTo(end) < 0);
    }

    private static (int Line, int Column) Begin(YamlNode node) => (node.Line, node.Column);
}
