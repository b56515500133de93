using System.Text.Json;

namespace Chela.Guard;

/// <summary>A part of a request, with its place for messages. Reading is strict: what is not expected is an error.</summary>
internal readonly struct WireNode(JsonElement element, WirePlace place)
{
    /// <summary>Takes the outermost part.</summary>
    public WireNode(JsonElement element, string place)
        : this(element, WirePlace.Of(place)) { }

    /// <summary>The JSON itself.</summary>
    public JsonElement Json => element;

    /// <summary>Where it stands: <c>params.tools[0].kind</c>.</summary>
    public WirePlace Place => place;

    /// <summary>Whether it is a text.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>Takes an object of exactly these members; those that end in <c>?</c> may be missing.</summary>
    public WireNode Object(params ReadOnlySpan<string> members)
    {
        Expect(JsonValueKind.Object, "an object");
        foreach (var property in element.EnumerateObject())
        {
            if (!members.Contains(property.Name) && !members.Contains(property.Name + "?"))
            {
                throw new WireError(WireError.Parameters, $"{place}: unknown member '{property.Name}'");
            }
        }

        foreach (var member in members)
        {
            if (member[^1] != '?' && !element.TryGetProperty(member, out _))
            {
                throw new WireError(WireError.Parameters, $"{place}: the member '{member}' is missing");
            }
        }

        return this;
    }

    /// <summary>A member that is there.</summary>
    public WireNode this[string member] => new(element.GetProperty(member), place.Member(member));

    /// <summary>A member that may be missing.</summary>
    public WireNode? Optional(string member) =>
        element.TryGetProperty(member, out var value) ? new WireNode(value, place.Member(member)) : null;

    /// <summary>A text.</summary>
    public string Text()
    {
        Expect(JsonValueKind.String, "a text");
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw WireError.At(place, "a text in Unicode, found half of a surrogate pair");
        }
    }

    /// <summary>A whole number from 0 on.</summary>
    public int Whole() =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var number) && number >= 0
            ? number
            : throw WireError.At(place, "a whole number from 0 on");

    /// <summary>The items of a list.</summary>
    public IEnumerable<WireNode> Items()
    {
        Expect(JsonValueKind.Array, "a list");
        var at = place;
        return element.EnumerateArray().Select((item, i) => new WireNode(item, at.Item(i)));
    }

    /// <summary>Name and value of each member, whatever the names are.</summary>
    public IEnumerable<(string Name, WireNode Value)> Members()
    {
        Expect(JsonValueKind.Object, "an object");
        var at = place;
        return element.EnumerateObject().Select(p => (p.Name, new WireNode(p.Value, at.Member(p.Name))));
    }

    /// <summary>One of some words.</summary>
    public T OneOf<T>(params ReadOnlySpan<(string Word, T Value)> words)
    {
        var text = Text();
        foreach (var (word, value) in words)
        {
            if (word == text)
            {
                return value;
            }
        }

        var all = new List<string>();
        foreach (var (word, _) in words)
        {
            all.Add(word);
        }

        throw WireError.At(place, $"one of {string.Join(", ", all)}, found '{text}'");
    }

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw WireError.At(place, $"{what}, found {Found(element.ValueKind)}");
        }
    }

    private static string Found(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Null => "null",
            _ => "true or false",
        };
}
