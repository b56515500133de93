using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Envelope.Effects;

namespace Chela.Memory.Handles;

/// <summary>Finds handles in what a planner wrote: <c>$h12</c>, or a part of its value, <c>$h12.answer</c>.</summary>
public static partial class HandleText
{
    /// <summary>The pieces of a text in order: what is no handle, and handles with the path into their value.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="handles">The handles there are; what names none of them is text.</param>
    public static ImmutableArray<Piece> Split(string text, HandleShelf handles)
    {
        if (!text.Contains('$', StringComparison.Ordinal))
        {
            return [new Piece(text, null, ValuePath.Whole)];
        }

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var from = 0;
        foreach (Match match in Name().Matches(text))
        {
            if (handles.Find(match.Groups["name"].Value) is not { } handle)
            {
                continue;
            }

            var (path, length) = PathIn(handle.Value, match);
            if (match.Index > from)
            {
                pieces.Add(new Piece(text[from..match.Index], null, ValuePath.Whole));
            }

            pieces.Add(new Piece(text.Substring(match.Index, length), handle, path));
            from = match.Index + length;
        }

        if (from < text.Length || pieces.Count == 0)
        {
            pieces.Add(new Piece(text[from..], null, ValuePath.Whole));
        }

        return pieces.ToImmutable();
    }

    /// <summary>A text that names no handle, with a mark in the place of each name that could be one's.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="mark">The mark for a name: <c>$h12</c>.</param>
    public static string Marked(string text, Func<string, string> mark) =>
        text.Contains('$', StringComparison.Ordinal) ? Alone().Replace(text, match => mark(match.Value)) : text;

    /// <summary>A value as a text that a person or a model reads: a text as it is, a list line by line, a record name by name.</summary>
    public static string Show(Value value)
    {
        var text = new StringBuilder();
        Show(text, value, "");
        return text.ToString().TrimEnd('\n');
    }

    private static void Show(StringBuilder text, Value value, string indent)
    {
        switch (value)
        {
            case Value.Bytes bytes:
                text.Append(Encoding.UTF8.GetString(bytes.Content.Span)).Append('\n');
                break;
            case Value.List list:
                foreach (var item in list.Items)
                {
                    text.Append(indent).Append("- ");
                    Show(text, item, indent + "  ");
                }

                break;
            case Value.Record record:
                var isFirst = true;
                foreach (var (name, field) in record.Fields)
                {
                    text.Append(isFirst && indent.Length > 0 ? "" : indent).Append(name).Append(": ");
                    text.Append(field is Value.List or Value.Record ? "\n" : "");
                    Show(text, field, indent + "  ");
                    isFirst = false;
                }

                break;
            default:
                text.Append(ValueText.Of(value)).Append('\n');
                break;
        }
    }

    /// <summary>As much of the path as the value has: a full stop after a handle ends a sentence.</summary>
    private static (ValuePath Path, int Length) PathIn(Value? value, Match match)
    {
        var (path, length) = (ValuePath.Whole, match.Groups["name"].Length);
        foreach (Capture step in match.Groups["step"].Captures)
        {
            var next = int.TryParse(step.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? PathStep.Item(index)
                : PathStep.Field(step.Value);
            if (value is null || ValueTree.At(value, path.Then(next)).FirstOrDefault() is null)
            {
                break;
            }

            path = path.Then(next);
            length += step.Length + 1;
        }

        return (path, length);
    }

    [GeneratedRegex(
        @"(?<name>\$h(?:0|[1-9][0-9]{0,5}))(?:\.(?<step>[A-Za-z0-9_-]{1,40})){0,8}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Name();

    /// <summary>A name that is no part of a longer word, as in <c>$h1st</c>.</summary>
    [GeneratedRegex(@"(?<![\w$\\])\$h(?:0|[1-9][0-9]{0,5})(?!\w)", RegexOptions.CultureInvariant)]
    private static partial Regex Alone();

    /// <summary>A piece of a text.</summary>
    /// <param name="Text">As it was written.</param>
    /// <param name="Handle">The handle that it is; null if it is text.</param>
    /// <param name="Path">Which part of the handle's value.</param>
    public readonly record struct Piece(string Text, Handle? Handle, ValuePath Path);
}
