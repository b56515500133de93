using Chela.AgentDojo.Suites;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;

namespace Chela.AgentDojo.Guarding;

/// <summary>Declares the tools of a suite by rules that hold for any: its data say the rest.</summary>
internal static class Declarations
{
    /// <summary>The declaration of a tool.</summary>
    public static ToolDeclaration Of(ToolSpecification tool)
    {
        var sheet = ToolSheets.Of(tool.Name);
        var kind = KindOf(tool);
        return new ToolDeclaration(
            tool.Name,
            kind,
            kind == EffectKind.ObserveLocal ? Repeat.Idempotent : Repeat.Neither,
            tool.Parameters.Select(p => new ParameterDeclaration(
                p.Key,
                RoleOf(tool, kind, p.Key, (Map)p.Value!),
                Array.Find(sheet.Refers, r => r.Parameter == p.Key).Word
            )),
            sheet.Keys,
            sheet.Names,
            new ResultDeclaration
            {
                Untrusted = [.. tool.UntrustedFields.Select(PathOf)],
                Source = sheet.Source,
                SourceNames = [.. sheet.SourceNames],
                IsForEveryone = !tool.IsPrivate && sheet.Readers.Length == 0,
                Readers = [.. sheet.Readers],
            }
        );
    }

    /// <summary>A path of the suite's: <c>$</c> is the whole, <c>*.body</c> a field of every element.</summary>
    private static ValuePath PathOf(string path) =>
        path == "$"
            ? ValuePath.Whole
            : ValuePath.Of(path.Split('.').Select(s => s == "*" ? PathStep.Every : PathStep.Field(s)));

    private static EffectKind KindOf(ToolSpecification tool) =>
        tool.Effect switch
        {
            "read" => tool.IsEgress ? EffectKind.ObserveRemote : EffectKind.ObserveLocal,
            "write" => EffectKind.Write,
            "delete" => EffectKind.Destroy,
            "pay" => EffectKind.Spend,
            _ => EffectKind.Send,
        };

    private static ParameterRole RoleOf(ToolSpecification tool, EffectKind kind, string name, Map schema) =>
        tool.Destinations.Contains(name) ? ParameterRole.Destination
        : kind is EffectKind.ObserveLocal or EffectKind.ObserveRemote ? ParameterRole.Selector
        : name == "amount" ? ParameterRole.Amount
        : SaysHow(name, schema) ? ParameterRole.Option
        : tool.Contents.Contains(name) ? ParameterRole.Content
        : ParameterRole.Selector;

    /// <summary>Times, switches and modes say how.</summary>
    private static bool SaysHow(string name, Map schema) =>
        ToolWords.Of(name).Any(w => w is "time" or "date" or "day" or "permission")
        || schema.GetValueOrDefault("enum") is not null
        || schema.TextOrNull("type") == "boolean"
        || schema.GetValueOrDefault("anyOf").Maps().Any(s => s.TextOrNull("type") == "boolean");
}
