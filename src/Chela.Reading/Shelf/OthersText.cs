using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Markup;

namespace Chela.Reading.Shelf;

/// <summary>
/// Markdown that others wrote, made fit to stand in a vault: it marks nothing, embeds nothing, hides nothing, loads nothing
/// and runs nothing, whatever Obsidian and its plugins would make of it. What could is escaped; code stays as it is.
/// </summary>
/// <remarks>
/// Only what is code wherever it stands counts as such: a fence in the first column, which no list or quotation can end,
/// and spans of lines whose every backtick finds its partner in the same line.
/// </remarks>
internal static partial class OthersText
{
    /// <summary>Between two characters it breaks what they mean together, and is not seen.</summary>
    private const string Joiner = "\u2060";

    /// <summary>Names of languages. Under any other name a plugin may wait for code to run (dataviewjs, templater, tasks, …).</summary>
    private static readonly FrozenSet<string> Languages = (
        "asm awk bash bat batch c c# c++ clj clojure cmake console cpp cs csharp css csv cuda cypher dart diff docker dockerfile "
        + "elixir elm erlang f# fortran fsharp go golang graphql groovy haskell hcl hs html http ini java javascript js json jsonc "
        + "jsonl jsx julia kotlin kt latex less lisp log lua makefile markdown matlab md nginx nim nix ocaml perl php plaintext "
        + "powershell prolog protobuf ps1 py python r racket rb regex ruby rust rs sass scala scheme scss sh shell solidity sql "
        + "svg swift tcl terraform tex text toml ts tsx txt typescript vb verilog vhdl vim vue wasm xml yaml yml zig zsh"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Makes a text harmless. Linear in its length.</summary>
    public static string Harmless(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var text = new StringBuilder(markdown.Length);
        for (var at = 0; at < lines.Length; )
        {
            if (FirstColumnFence().Match(lines[at]) is { Success: true } fence)
            {
                at = Code(lines, at, fence.Groups[1].Value, text);
                continue;
            }

            var end = at + 1;
            while (
                end < lines.Length
                && lines[end - 1].AsSpan().Trim().Length > 0
                && !FirstColumnFence().IsMatch(lines[end])
            )
            {
                end++;
            }

            // A backtick without a partner in its line may take one from another, and turn code and prose around.
            var hasCode = lines[at..end].All(IsBalanced);
            for (; at < end; at++)
            {
                text.Append(Prose(lines[at], hasCode)).Append('\n');
            }
        }

        return text.ToString().Trim('\n');
    }

    private static int Code(string[] lines, int at, string fence, StringBuilder text)
    {
        text.Append(NamedFence(lines[at])).Append('\n');
        for (at++; at < lines.Length; at++)
        {
            var isEnd = IsEnd(lines[at], fence);
            text.Append(isEnd ? lines[at] : Unrun(NamedFence(lines[at]))).Append('\n');
            if (isEnd)
            {
                return at + 1;
            }
        }

        text.Append(fence).Append('\n');
        return at;
    }

    /// <summary>CommonMark 0.31, section 4.5: up to three blanks before, no fewer characters, blanks behind.</summary>
    private static bool IsEnd(string line, string fence)
    {
        var run = line.AsSpan().TrimEnd(" \t").TrimStart(' ');
        return line.Length - line.AsSpan().TrimStart(' ').Length <= 3
            && run.Length >= fence.Length
            && run.IndexOfAnyExcept(fence[0]) < 0;
    }

    private static string Prose(string line, bool hasCode)
    {
        line = NamedFence(line);
        if (line.AsSpan().IndexOfAny("[=%<`") < 0 || line.AsSpan().Trim("= ").IsEmpty)
        {
            // A line of nothing but = underlines a heading.
            return line;
        }

        var text = new StringBuilder(line.Length);
        var at = 0;
        foreach (var code in hasCode ? VerbatimSpans.CodeOf(line) : [])
        {
            text.Append(Escaped(line[at..code.Start])).Append(Unrun(Unasked(line[code.Start..code.End])));
            at = code.End;
        }

        return text.Append(Escaped(line[at..])).ToString();
    }

    private static bool IsBalanced(string line) =>
        line.Count(c => c == '`') == VerbatimSpans.CodeOf(line).Sum(s => line.AsSpan(s.Start..s.End).Count('`'));

    /// <summary>A fence anywhere, with its name if that is one of a language.</summary>
    private static string NamedFence(string line)
    {
        if (AnyFence().Match(line) is not { Success: true } fence)
        {
            return line;
        }

        var name = fence.Groups["name"].Value.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)
            is [var first, ..]
            ? first
            : "";
        return fence.Groups["before"].Value + (Languages.Contains(name) ? name : "");
    }

    private static string Escaped(string text) =>
        Meaningful().Replace(text, m => string.Concat(m.Value.Select(c => $"\\{c}")));

    /// <summary>Templates run wherever they stand.</summary>
    public static string Unrun(string code) => code.Replace("<%", $"<{Joiner}%", StringComparison.Ordinal);

    /// <summary>A span of code that begins with = is a question to a plugin.</summary>
    private static string Unasked(string code)
    {
        var start = code.AsSpan().IndexOfAnyExcept("` ");
        return start >= 0 && (code[start] == '=' || code.AsSpan(start).StartsWith("$="))
            ? code.Insert(start, Joiner)
            : code;
    }

    /// <summary>
    /// The beginnings of wikilinks and embeds, of marks and comments, of callouts, and of elements but for the plainest: those
    /// of a line's beginning would make it a block of HTML.
    /// </summary>
    [GeneratedRegex(
        @"\[{2,}|={2,}|%{2,}|<%|(?<=^[\s>]*>\s{0,9})\[!|(?<=^[\s>]*)<(?!https?://)|<(?=[A-Za-z/!?])(?!https?://|br ?/?>|/?su[bp]>|/?kbd>)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Meaningful();

    [GeneratedRegex(@"^(`{3,})[^`]*$|^(?<1>~{3,})", RegexOptions.CultureInvariant)]
    private static partial Regex FirstColumnFence();

    [GeneratedRegex(@"^(?<before>[\s>*+.)0-9-]*(?:`{3,}|~{3,}))(?<name>[^`]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex AnyFence();
}
