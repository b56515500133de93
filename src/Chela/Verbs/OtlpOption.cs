using System.CommandLine;
using System.CommandLine.Parsing;
using Chela.Edge.Telemetry;

namespace Chela.Verbs;

/// <summary>
/// The option of every verb that has traces and metrics sent. Without it nothing is sent anywhere, whatever the environment says: what runs
/// in a shell of somebody else's making must not tell them.
/// </summary>
internal static class OtlpOption
{
    /// <summary>The option.</summary>
    public static Option<Uri?> Create() =>
        new("--otlp")
        {
            Description = "Send traces and metrics to an OpenTelemetry collector (OTLP over HTTP)",
            HelpName = "URL",
            Recursive = true,
            CustomParser = UrlOf,
        };

    /// <summary>Begins to send, if the owner asked for it.</summary>
    public static OtlpExport? Start(ParseResult parsed, Option<Uri?> option, TimeProvider time) =>
        parsed.GetValue(option) is { } url ? OtlpExport.Start(url, Product.Version, time) : null;

    private static Uri? UrlOf(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (
            Uri.TryCreate(text, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0
            && url.Query.Length == 0
            && url.Fragment.Length == 0
        )
        {
            return url;
        }

        result.AddError($"--otlp: expected an address such as http://localhost:4318, found '{text}'");
        return null;
    }
}
