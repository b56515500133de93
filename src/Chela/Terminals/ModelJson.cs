using System.Text.Json;
using Chela.Agent.Models;

namespace Chela.Terminals;

/// <summary>A model as <c>--json</c> prints it: one object, one line. Never with its key.</summary>
internal sealed record ModelJson(
    string Schema,
    int Version,
    string Name,
    bool Configured,
    string Api,
    string Url,
    string Model,
    string? Sees,
    string? Key,
    string? KeyProblem,
    int? Context,
    int? Output
)
{
    /// <summary>The form of a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isConfigured">Whether it stands in <c>chela.yaml</c>.</param>
    /// <param name="keyProblem">Why its key cannot be had; null if it can, or if it needs none.</param>
    public static string Of(ModelSettings model, bool isConfigured, string? keyProblem) =>
        JsonSerializer.Serialize(
            new ModelJson(
                "chela.model",
                1,
                model.Name,
                isConfigured,
                ModelWords.Apis[(int)model.Api],
                model.Endpoint.AbsoluteUri.TrimEnd('/'),
                model.Model,
                isConfigured ? ModelWords.Sights[(int)model.Sees] : null,
                model.Key,
                keyProblem,
                isConfigured ? model.Context : null,
                isConfigured ? model.Output : null
            ),
            LineJson.Readable.ModelJson
        );
}
