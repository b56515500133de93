using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Notes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chela.Edge.Files.Yaml;

/// <summary>
/// Reads YAML without what a configuration needs no more than an attacker does: anchors, aliases, tags, several documents,
/// keys that are no text, keys that stand twice.
/// </summary>
internal sealed partial class YamlReader
{
    private const int MaxDepth = 32;

    private readonly string _file;
    private readonly Parser _parser;
    private readonly List<ConfigurationError> _errors = [];
    private readonly Stack<(Mark Start, char Mark)> _openBrackets = [];

    private YamlReader(string file, string text)
    {
        _file = file;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>
    /// The root of the only document, as far as it could be read with the errors there are; null if the file is no YAML, or
    /// without errors if it is empty.
    /// </summary>
    public static (YamlNode? Root, ImmutableArray<ConfigurationError> Errors) Read(string file, string text)
    {
        var reader = new YamlReader(file, text);
        if (TabInIndent().Match(text) is { Success: true } tab)
        {
            // The parser would only say that something is wrong, and on the line before.
            var line = text.AsSpan(0, tab.Index).Count('\n') + 1;
            return (
                null,
                [new ConfigurationError(file, line, tab.Length, "expected blanks, found a tab", "indent with blanks")]
            );
        }

        YamlNode? root = null;
        try
        {
            root = reader.Document();
        }
        catch (YamlException e)
        {
            reader.AddSyntaxError(e);
        }
        catch (Exception e) when (YamlSlip.Is(e))
        {
            reader.AddSyntaxError(new YamlException(new Mark(0, int.MaxValue, 1), Mark.Empty, "it cannot be read"));
        }

        return (root, [.. reader._errors]);
    }

    /// <summary>A bracket that is not closed is found out on a later line: the place that needs mending is its own.</summary>
    private void AddSyntaxError(YamlException exception)
    {
        if (_openBrackets.TryPeek(out var open) && exception.Start.Line > open.Start.Line)
        {
            Add(open.Start, $"this is not YAML: '{open.Mark}' is not closed", "close it, or put the value in quotes");
            return;
        }

        Add(
            exception.Start.Line == int.MaxValue ? new Mark(0, 1, 1) : exception.Start,
            $"this is not YAML: {Clause(exception.Message)}",
            "mend the line; a value that holds ':' or '#' needs quotes"
        );
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = Node(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Add(second.Start, "expected one document, found a second", "remove '---' and what follows it");
        }

        return root;
    }

    private YamlNode Node(int depth)
    {
        var current = _parser.Consume<ParsingEvent>();
        if (depth > MaxDepth)
        {
            throw new YamlException(current.Start, current.End, $"nested more than {MaxDepth} deep");
        }

        var (line, column) = Place(current.Start);
        if (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty))
        {
            Add(current.Start, "expected a plain value, found an anchor or a tag", "write the value itself");
        }

        switch (current)
        {
            case Scalar scalar:
                return new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, line, column);
            case SequenceStart sequence:
                Open(sequence.Style == SequenceStyle.Flow, '[', current.Start);
                var items = ImmutableArray.CreateBuilder<YamlNode>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(Node(depth + 1));
                }

                Close(sequence.Style == SequenceStyle.Flow);
                return new YamlNode.List(items.ToImmutable(), line, column);
            case MappingStart mapping:
                Open(mapping.Style == MappingStyle.Flow, '{', current.Start);
                var map = Map(depth, line, column);
                Close(mapping.Style == MappingStyle.Flow);
                return map;
            default:
                Add(current.Start, "expected a plain value, found an alias", "write the value itself");
                return new YamlNode.Scalar("", true, line, column);
        }
    }

    private void Open(bool isFlow, char mark, Mark start)
    {
        if (isFlow)
        {
            _openBrackets.Push((start, mark));
        }
    }

    private void Close(bool isFlow)
    {
        if (isFlow)
        {
            _openBrackets.Pop();
        }
    }

    private YamlNode.Map Map(int depth, int line, int column)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlNode.Scalar Key, YamlNode Value)>();
        var seen = new Dictionary<string, int>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var start = _parser.Current!.Start;
            var key = Node(depth + 1);
            var value = Node(depth + 1);
            if (key is not YamlNode.Scalar name)
            {
                Add(start, "expected a name before ':', found a list or a mapping", "write 'name: value'");
            }
            else if (!seen.TryAdd(name.Text, name.Line))
            {
                Add(start, $"'{name.Text}' stands here again, after line {seen[name.Text]}", "remove one of the two");
            }
            else
            {
                entries.Add((name, value));
            }
        }

        return new YamlNode.Map(entries.ToImmutable(), line, column);
    }

    private void Add(Mark mark, string message, string advice)
    {
        var (line, column) = Place(mark);
        _errors.Add(new ConfigurationError(_file, line, column, message, advice));
    }

    private static (int Line, int Column) Place(Mark mark) =>
        (Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column));

    /// <summary>YamlDotNet puts the place before its messages and a full stop behind.</summary>
    private static string Clause(string message) => Prefix().Replace(message, "").TrimEnd('.');

    [GeneratedRegex(@"^[ ]*\t", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex TabInIndent();

    [GeneratedRegex(@"^\(Line: .*?\): ", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
