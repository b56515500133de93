using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Microsoft.Extensions.AI;

namespace Chela.Envelope.ExtensionsAI;

/// <summary>Arguments and results of functions as labelled values.</summary>
internal static class CallValues
{
    /// <summary>The value, with one label on all of it. What has no form in JSON is its text.</summary>
    public static Value Of(object? value, Label label) =>
        value switch
        {
            null => new Value.Nothing(label),
            string text => new Value.Text(text, label),
            JsonElement json => JsonValues.Of(json, label),
            TextContent content => new Value.Text(content.Text, label),
            _ => JsonValues.Of(Json(value), label),
        };

    private static JsonElement Json(object value)
    {
        try
        {
            return JsonSerializer.SerializeToElement(
                value,
                AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())
            );
        }
        catch (Exception e) when (e is NotSupportedException or JsonException or InvalidOperationException)
        {
            return JsonSerializer.SerializeToElement(
                value.ToString() ?? "",
                AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(string))
            );
        }
    }
}
