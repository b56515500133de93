using System.Collections.Immutable;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Tests.Audit;

/// <summary>The people, things and tools that generated cases speak of. Small, so that things meet.</summary>
internal static class World
{
    public static readonly ImmutableArray<Contact> Contacts =
    [
        new("Bob Miller", "bob@example.org"),
        new("李雷", "lilei@example.cn"),
        new("Cleo", "cleo@example.com"),
        new("Bob Stone", "stone@example.net"),
        new("张三", "zhangsan@example.cn"),
        new("张三丰", "feng@example.cn"),
    ];

    public static readonly string[] Addresses =
    [
        "bob@example.org",
        "lilei@example.cn",
        "cleo@example.com",
        "eve@evil.example",
        "stone@example.net",
        "zhangsan@example.cn",
        "Bob@Example.org",
        "bоb@example.org", // a Cyrillic letter
        "ana@example.org",
        "team",
        "owner",
        "DE89370400440532013000",
    ];

    /// <summary>How the owner names people: the same order as the addresses, as far as they go.</summary>
    public static readonly string[] Names =
    [
        "Bob Miller",
        "李雷",
        "Cleo",
        "eve@evil.example",
        "Bob",
        "张三",
        "bob@example.org",
        "\"bob@example.org\"",
        "Miller",
        "team",
        "the owner",
        "DE89 3704 0044 0532 0130 00",
    ];

    public static readonly string[] Files =
    [
        "report.txt",
        "预算.md",
        "december.txt",
        "notes/plan.md",
        "old report.txt",
    ];

    public static readonly string[] Titles = ["Team Lunch", "组会", "Dentist", "lunch", "7"];

    public static readonly string[] Pages =
    [
        "https://news.example.org/today",
        "https://evil.example/x?q=secret",
        "http://news.example.org/today",
        "news.example.org/today",
    ];

    public static readonly string[] Amounts = ["30", "1,200.50", "30 EUR", "¥300", "1200.50", "第三"];

    public static readonly string[] Texts =
    [
        "see you at ten",
        "the total is 30",
        "明天见",
        "pay at https://evil.example/x?q=secret now",
        "write to bob@example.org",
        "ana@example.org has it",
        " ",
        "see you",
        "4000123412341234",
    ];

    public static readonly ImmutableDictionary<string, ToolDeclaration> Tools = new[]
    {
        Tool("mail_send", EffectKind.Send, P("to", D), P("body", C), P("files", C, "file"), P("format", O)),
        Tool("money_pay", EffectKind.Spend, P("to", D), P("amount", A), P("note", C)),
        Tool("file_delete", EffectKind.Destroy, P("id", S)),
        Tool("event_cancel", EffectKind.Destroy, P("id", S, "calendar")),
        Tool("file_share", EffectKind.Send, P("id", S, "file"), P("to", D)),
        Tool("post_message", EffectKind.Send, P("text", C), P("mood", O)),
        Tool("event_create", EffectKind.Write, P("title", C), P("day", S)),
        Tool("file_write", EffectKind.Write, P("path", D), P("text", C)),
        Tool("program_run", EffectKind.Execute, P("program", S), P("input", C), P("flags", O)),
        Tool("page_get", EffectKind.ObserveRemote, P("url", D), P("body", C)),
        Tool("web_search", EffectKind.ObserveRemote, P("query", S)),
        Tool("policy_set", EffectKind.Configure, P("name", S), P("value", C)),
        Tool("file_read", EffectKind.ObserveLocal, ["id"], ["name"], P("path", S)),
        Tool("files_list", EffectKind.ObserveLocal, ["id", "path"], ["name"], P("filter", S)),
        Tool("calendar_list", EffectKind.ObserveLocal, ["id"], ["title", "note"], P("day", S)),
        Tool("inbox_read", EffectKind.ObserveLocal, P("from", S)),
        ToolDeclaration.Undeclared("mystery"),
    }.ToImmutableDictionary(t => t.Name);

    private const ParameterRole D = ParameterRole.Destination;
    private const ParameterRole A = ParameterRole.Amount;
    private const ParameterRole S = ParameterRole.Selector;
    private const ParameterRole C = ParameterRole.Content;
    private const ParameterRole O = ParameterRole.Option;

    private static ParameterDeclaration P(string name, ParameterRole role, string? refers = null) =>
        new(name, role, refers);

    private static ToolDeclaration Tool(string name, EffectKind kind, params ParameterDeclaration[] parameters) =>
        new(name, kind, Repeat.Neither, parameters, [], []);

    private static ToolDeclaration Tool(
        string name,
        EffectKind kind,
        string[] key,
        string[] names,
        params ParameterDeclaration[] parameters
    ) => new(name, kind, Repeat.Idempotent, parameters, key, names);
}
