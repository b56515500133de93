using System.Text.Json;

namespace Chela.Guard;

/// <summary>A request of JSON-RPC 2.0.</summary>
/// <param name="Id">Its id as it is written; null for a notification.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">Its parameters; an empty object if there are none.</param>
internal sealed record WireRequest(string? Id, string Method, WireNode Parameters)
{
    private static JsonElement NoParameters { get; } = JsonElement.Parse("{}"u8);

    /// <summary>The id of what may be a request: text, number or null, as it is written; null if it has none.</summary>
    public static string? IdOf(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
        && root.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null
            ? id.GetRawText()
            : null;

    /// <summary>Takes a request apart.</summary>
    /// <exception cref="WireError">It is none.</exception>
    public static WireRequest Of(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("jsonrpc", out var version)
            || version.ValueKind != JsonValueKind.String
            || !version.ValueEquals("2.0"u8)
            || !root.TryGetProperty("method", out var method)
            || method.ValueKind != JsonValueKind.String
        )
        {
            throw new WireError(WireError.Request, "expected one request {jsonrpc: \"2.0\", id, method, params}");
        }

        var id = IdOf(root);
        if (id is null && root.TryGetProperty("id", out _))
        {
            throw new WireError(WireError.Request, "id: expected a text, a number or null");
        }

        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("jsonrpc" or "id" or "method" or "params"))
            {
                throw new WireError(WireError.Request, $"unknown member '{member.Name}'");
            }
        }

        var parameters = root.TryGetProperty("params", out var given) ? given : NoParameters;
        return new WireRequest(id, method.GetString()!, new WireNode(parameters, "params"));
    }
}
