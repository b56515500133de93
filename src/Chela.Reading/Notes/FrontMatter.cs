using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Chela.Reading.Notes;

/// <summary>
/// The properties at the head of a note. People and plugins write them by hand, so reading is lenient: keys are found in
/// any case, a text may stand where a list could, and what is not YAML is read line by line, with the
/// <see cref="Problem"/> told. Only <c>private</c> is read strictly: in doubt a note is private.
/// </summary>
public sealed partial class FrontMatter
{
    /// <summary>Front matter longer than this is not read as such, in bytes.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>The parser takes the longer for each bracket the more of them are open.</summary>
    private const int MaxDepth = 64;

    private readonly ImmutableDictionary<string, ImmutableArray<string>> _properties;

    private FrontMatter(
        ImmutableDictionary<string, ImmutableArray<string>> properties,
        FrontMatterProblem? problem,
        bool isPrivate
    )
    {
        _properties = properties;
        Problem = problem;
        IsPrivate = isPrivate;
    }

    /// <summary>That of a note which has none.</summary>
    public static FrontMatter None { get; } =
        new(ImmutableDictionary<string, ImmutableArray<string>>.Empty, null, false);

    /// <summary>Why it could not be read as YAML, or null.</summary>
    public FrontMatterProblem? Problem { get; }

    /// <summary>Whether only the owner may see anything of the note.</summary>
    public bool IsPrivate { get; }

    /// <summary>Reads the lines between the two <c>---</c>.</summary>
    /// <param name="yaml">The lines, without the fences.</param>
    public static FrontMatter Parse(string yaml)
    {
        FrontMatterProblem? problem = null;
        ImmutableDictionary<string, ImmutableArray<string>> properties;
        try
        {
            properties = ReadYaml(yaml);
        }
        catch (YamlException e)
        {
            // The opening fence is line 1 of the note.
            problem = new FrontMatterProblem((int)e.Start.Line + 1, (int)e.Start.Column, Clause(e.Message));
            properties = ReadLines(yaml);
        }
        catch (Exception e) when (YamlSlip.Is(e))
        {
            problem = new FrontMatterProblem(1, 1, "the parser cannot read it");
            properties = ReadLines(yaml);
        }

        return new FrontMatter(properties, problem, SaysPrivate(properties, yaml, problem is not null));
    }

    /// <summary>The first non-empty value of the first of <paramref name="keys"/> that has one, or null.</summary>
    public string? Text(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (List(key) is [var first, ..])
            {
                return first;
            }
        }

        return null;
    }

    /// <summary>Whether it has <paramref name="key"/>, with a value or without.</summary>
    public bool Has(string key) => _properties.ContainsKey(key);

    /// <summary>All non-empty values of all keys.</summary>
    public IEnumerable<string> Values => _properties.Values.SelectMany(v => v);

    /// <summary>All non-empty values of <paramref name="key"/>, in order.</summary>
    public ImmutableArray<string> List(string key) => _properties.GetValueOrDefault(key, []);

    private static bool SaysPrivate(
        ImmutableDictionary<string, ImmutableArray<string>> properties,
        string yaml,
        bool broken
    ) =>
        properties.TryGetValue("private", out var values)
            ? values.Any(MeansYes)
            : broken && yaml.Contains("private", StringComparison.OrdinalIgnoreCase)
                || PrivateLine().Matches(yaml).Any(m => MeansYes(Unquote(m.Groups[1].Value)));

    private static bool MeansYes(string value) => Casing.ToLower(value) is not ("" or "false" or "no" or "off" or "0");

    /// <summary>
    /// Collects the scalars below each key of the top-level mapping. Works on the parser's events, whose depth is bounded
    /// by memory and not by the stack.
    /// </summary>
    private static ImmutableDictionary<string, ImmutableArray<string>> ReadYaml(string yaml)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        var parser = new Parser(new StringReader(yaml));
        string? key = null;
        var values = ImmutableArray.CreateBuilder<string>();
        for (var depth = 0; parser.MoveNext(); )
        {
            var current = parser.Current!;
            if (depth == 0 && current is Scalar or SequenceStart)
            {
                throw new YamlException(current.Start, current.End, "expected 'key: value' lines");
            }

            depth += current.NestingIncrease switch
            {
                _ when current is StreamStart or StreamEnd or DocumentStart or DocumentEnd => 0,
                var change => change,
            };
            if (depth > MaxDepth)
            {
                throw new YamlException(current.Start, current.End, $"nested more than {MaxDepth} deep");
            }

            switch (current)
            {
                case Scalar scalar when depth == 1 && key is null:
                    key = Casing.ToLower(scalar.Value.Trim());
                    continue;
                case Scalar scalar when scalar.Value.Trim() is { Length: > 0 } value && !IsNull(scalar):
                    values.Add(value);
                    break;
            }

            if (depth == 1 && key is not null && current is not MappingStart)
            {
                // A key that stands twice has the values of both: one of them may say "private".
                properties[key] = properties.GetValueOrDefault(key, []).AddRange(values.DrainToImmutable());
                key = null;
            }
        }

        return properties.ToImmutable();
    }

    private static bool IsNull(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null" or "Null" or "NULL";

    private static ImmutableDictionary<string, ImmutableArray<string>> ReadLines(string yaml)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        string? key = null;
        foreach (var line in yaml.Split('\n'))
        {
            if (PropertyLine().Match(line) is { Success: true } property)
            {
                key = Casing.ToLower(Unquote(property.Groups[1].Value));
                var value = Unquote(property.Groups[2].Value);
                var known = properties.GetValueOrDefault(key, []);
                properties[key] = value.Length > 0 ? known.Add(value) : known;
            }
            else if (key is not null && ItemLine().Match(line) is { Success: true } item)
            {
                properties[key] = properties[key].Add(Unquote(item.Groups[1].Value));
            }
        }

        return properties.ToImmutable();
    }

    private static string Unquote(string text)
    {
        text = text.Trim();
        return text.Length >= 2 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1] : text;
    }

    /// <summary>YamlDotNet puts the place before its messages and a full stop behind.</summary>
    private static string Clause(string message) => Place().Replace(message, "").TrimEnd('.');

    [GeneratedRegex(@"^([^\s:#-][^:]*):(?:\s+(.*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex PropertyLine();

    /// <summary>A line that says it in a way that YAML reads as something else: <c>private:true</c>.</summary>
    [GeneratedRegex(
        @"^[\s""']*private[\s""']*[:：](.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex PrivateLine();

    [GeneratedRegex(@"^\s*-\s+(\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex ItemLine();

    [GeneratedRegex(@"^\(Line: .*?\): ", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
