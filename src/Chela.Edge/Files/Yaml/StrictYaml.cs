using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Chela.Reading.Notes;

namespace Chela.Edge.Files.Yaml;

/// <summary>The one loader of configuration files: all of a file or nothing, and for all that is wrong its place.</summary>
public static class StrictYaml
{
    /// <summary>A longer file is none of ours, in bytes.</summary>
    public const int MaxLength = 1024 * 1024;

    /// <summary>Reads a file and checks it against its schema.</summary>
    /// <param name="file">The file's name, for errors.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="schema">The name of its schema: <c>chela</c>, <c>digest</c> or <c>policy</c>.</param>
    /// <param name="errors">All that is wrong, in the order of the file; empty if nothing is.</param>
    /// <returns>The file's root, or null if anything is wrong.</returns>
    public static YamlNode.Map? Load(
        string file,
        ReadOnlySpan<byte> bytes,
        string schema,
        out ImmutableArray<ConfigurationError> errors
    )
    {
        var root = Read(file, bytes, schema, out errors);
        return errors.IsEmpty ? root : null;
    }

    /// <summary>As <see cref="Load"/>, but what is wrong may be in the root: for who looks for more.</summary>
    internal static YamlNode.Map? Read(
        string file,
        ReadOnlySpan<byte> bytes,
        string schema,
        out ImmutableArray<ConfigurationError> errors
    )
    {
        var content = Note.WithoutMark(bytes);
        if (content.Length > MaxLength)
        {
            errors =
            [
                new ConfigurationError(
                    file,
                    1,
                    1,
                    $"expected at most {MaxLength} bytes, found {content.Length}",
                    "is this the right file?"
                ),
            ];
            return null;
        }

        if (!Utf8.IsValid(content))
        {
            errors = [InvalidText(file, content)];
            return null;
        }

        var (root, syntax) = YamlReader.Read(file, Encoding.UTF8.GetString(content));
        if (root is null && !syntax.IsEmpty)
        {
            errors = syntax;
            return null;
        }

        using var document = JsonDocument.Parse(Schema(schema));
        var form = SchemaCheck.Check(file, root ?? new YamlNode.Map([], 1, 1), document.RootElement);
        // What stands for a value that could not be read has no form either: told once.
        var told = syntax.Select(e => (e.Line, e.Column)).ToHashSet();
        errors =
        [
            .. syntax
                .Concat(form.Where(e => !told.Contains((e.Line, e.Column))))
                .OrderBy(e => e.Line)
                .ThenBy(e => e.Column),
        ];
        return root as YamlNode.Map;
    }

    /// <summary>A schema, as it lies in <c>schemas/</c> of the sources.</summary>
    public static Stream Schema(string name) =>
        typeof(StrictYaml).Assembly.GetManifestResourceStream($"{name}.schema.json")
        ?? throw new ArgumentException($"There is no schema '{name}'.", nameof(name));

    private static ConfigurationError InvalidText(string file, ReadOnlySpan<byte> content)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(content[at..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        var before = content[..at];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return new ConfigurationError(
            file,
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(line) + 1,
            "expected UTF-8, found other bytes",
            "save the file as UTF-8"
        );
    }
}
