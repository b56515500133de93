using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Chela.Guard;
using Chela.Text;

namespace Chela.Chat;

/// <summary>What another program sent: a line, taken apart. docs/chat.md has the form. Immutable.</summary>
internal abstract record ChatLine
{
    /// <summary>The longest line that is taken, in bytes: a message in which each character is escaped.</summary>
    public const int Longest = 8 * ChatSession.Longest;

    private const int Deepest = 8;
    private const int LongestShown = 40;

    private static readonly JsonDocumentOptions s_strict = new()
    {
        MaxDepth = Deepest,
        AllowDuplicateProperties = false,
    };
    private static readonly ImmutableArray<string> s_kinds = ["text", "approve", "deny", "stop"];

    private ChatLine() { }

    /// <summary>A message.</summary>
    /// <param name="Said">The message.</param>
    public sealed record Message(ChatMessage Said) : ChatLine;

    /// <summary>An answer to something that was asked.</summary>
    /// <param name="Effect">The beginning of its id.</param>
    /// <param name="IsWanted">Whether it is wanted.</param>
    public sealed record Answer(string Effect, bool IsWanted) : ChatLine;

    /// <summary>What is going on in a conversation ends.</summary>
    /// <param name="Conversation">The conversation.</param>
    public sealed record Stop(string Conversation) : ChatLine;

    /// <summary>Nothing that can be taken.</summary>
    /// <param name="Error">What was expected and found, behind the number of the line.</param>
    /// <param name="Conversation">The conversation, if it is known.</param>
    /// <param name="Id">The message's id, if it is known.</param>
    public sealed record Mistake(string Error, string? Conversation = null, string? Id = null) : ChatLine;

    /// <summary>Takes a line apart.</summary>
    public static ChatLine Read(ReadOnlyMemory<byte> line)
    {
        if (line.Length > Longest)
        {
            return new Mistake($": expected at most {Longest / (1024 * 1024)} MB, found more");
        }

        if (!Utf8.IsValid(line.Span))
        {
            return new Mistake(": expected UTF-8");
        }

        try
        {
            using var document = JsonDocument.Parse(line, s_strict);
            return Read(document.RootElement);
        }
        // Half a character (RFC 8259, section 8.2) can be parsed, but not read.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var mistake = JsonMistake.In(line.Span, Deepest);
            return new Mistake(
                string.Create(CultureInfo.InvariantCulture, $", character {mistake.Column}: {mistake.Message}")
            );
        }
    }

    private static ChatLine Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return new Mistake($": expected an object, found {NameOf(root)}");
        }

        var members = root.EnumerateObject().ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        var (conversation, id) = (Text("conversation"), Text("id"));
        return MistakeIn(members) is { } mistake ? new Mistake(": " + mistake, conversation, id)
            : Text("approve") is { } approved ? new Answer(approved, true)
            : Text("deny") is { } denied ? new Answer(denied, false)
            : Text("stop") is { } stopped ? new Stop(stopped)
            : new Message(new ChatMessage(conversation!, Text("text")!, Attachments(members)) { Id = id });

        string? Text(string name) =>
            members.GetValueOrDefault(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
    }

    private static string? MistakeIn(Dictionary<string, JsonElement> members)
    {
        var kinds = s_kinds.Where(members.ContainsKey).ToList();
        if (kinds is not [var kind])
        {
            return $"expected one of text, approve, deny and stop, found {(kinds.Count == 0 ? "none" : string.Join(" and ", kinds))}";
        }

        string[] known = kind == "text" ? ["conversation", "text", "attachments", "id"] : [kind];
        if (members.Keys.FirstOrDefault(m => !known.Contains(m)) is { } unknown)
        {
            var shown = PlainText.Shortened(unknown, LongestShown);
            return $"there is no member '{shown}' beside {kind}; there is {string.Join(", ", known)}";
        }

        if (kind == "text" && !members.ContainsKey("conversation"))
        {
            return "expected 'conversation' beside text, found none";
        }

        foreach (var (name, value) in members)
        {
            var isList = name == "attachments";
            var isRight = isList
                ? value.ValueKind == JsonValueKind.Array
                    && value.EnumerateArray().All(a => a.ValueKind == JsonValueKind.String)
                : value.ValueKind == JsonValueKind.String;
            if (!isRight)
            {
                var found =
                    isList && value.ValueKind == JsonValueKind.Array ? "a list with something else" : NameOf(value);
                return $"expected a {(isList ? "list of texts" : "text")} for '{name}', found {found}";
            }
        }

        return null;
    }

    private static ImmutableArray<string> Attachments(Dictionary<string, JsonElement> members) =>
        members.TryGetValue("attachments", out var list) ? [.. list.EnumerateArray().Select(a => a.GetString()!)] : [];

    private static string NameOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
}
