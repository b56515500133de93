using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Inference;

/// <summary>Asks an endpoint which models it serves.</summary>
/// <param name="keyOf">Finds keys.</param>
/// <param name="time">The clock.</param>
/// <param name="limits">How long an endpoint may take; a server that is there lists its models at once.</param>
public sealed class FindModels(KeyOf keyOf, TimeProvider time, ModelLimits limits) : ITool, IDisposable
{
    private const int MostModels = 1000;
    private const int MostBytes = 4 * 1024 * 1024;
    private const int LongestName = 200;

    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "model.find",
        EffectKind.ObserveRemote,
        Repeat.Idempotent,
        Declared.From(SourceKind.Model, new ResultName.Argument("endpoint")),
        ("endpoint", ParameterRole.Destination),
        ("api", ParameterRole.Option),
        ("key", ParameterRole.Option)
    );

    private readonly Lazy<ModelLine> _line = new(() =>
        new ModelLine(time, limits with { Connect = s_short, First = s_short, Idle = s_short })
    );

    private static readonly TimeSpan s_short = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>It is asked once: nobody waits for a list.</summary>
    public int Tries => 1;

    /// <summary>The effect of asking an endpoint.</summary>
    public static Effect Of(ModelApi api, Uri endpoint, string? key) =>
        s_declaration.Call(
            ("endpoint", new Value.Text(endpoint.AbsoluteUri.TrimEnd('/'), Label.Owner)),
            ("api", new Value.Text(ModelWords.Apis[(int)api], Label.System)),
            ("key", key is null ? new Value.Nothing(Label.System) : new Value.Text(key, Label.Owner))
        );

    /// <summary>Reads what the effect returned.</summary>
    public static ImmutableArray<string> Result(Value value) =>
        [.. ((Value.List)value).Items.Cast<Value.Text>().Select(t => t.Content)];

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var endpoint = new Uri(((Value.Text)effect["endpoint"]).Content);
        var api = (ModelApi)ModelWords.Apis.IndexOf(((Value.Text)effect["api"]).Content);
        var (secret, failed) = EndpointKey.Find(keyOf, effect["key"], endpoint);
        if (failed is not null)
        {
            return failed;
        }

        var label = Label.From(new Source(SourceKind.Model, endpoint.AbsoluteUri));
        try
        {
            var names = await AskAsync(api, endpoint, secret, cancellation).ConfigureAwait(false);
            return new Outcome.Done(new Value.List([.. names.Select(n => new Value.Text(n, label))], label));
        }
        catch (ModelProblem e)
        {
            return new Outcome.Failed(new EffectFailure(e.Kind, e.Message));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_line.IsValueCreated)
        {
            _line.Value.Dispose();
        }
    }

    private async Task<ImmutableArray<string>> AskAsync(
        ModelApi api,
        Uri endpoint,
        string? key,
        CancellationToken cancellation
    )
    {
        var path = api == ModelApi.Ollama ? "api/tags" : "models";
        using var request = new HttpRequestMessage(HttpMethod.Get, ModelLine.Below(endpoint, path));
        if (key is not null)
        {
            EndpointKey.Put(key, api, request.Headers);
        }

        using var answer = await _line.Value.SendAsync(request, key, cancellation).ConfigureAwait(false);
        var stream = await _line.Value.StreamOfAsync(answer, cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var bytes = new byte[MostBytes];
            var length = await stream.ReadAtLeastAsync(bytes, bytes.Length, false, cancellation).ConfigureAwait(false);
            return NamesOf(bytes.AsMemory(0, length), endpoint);
        }
    }

    private static ImmutableArray<string> NamesOf(ReadOnlyMemory<byte> json, Uri endpoint)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return
            [
                .. (root.Part("data") ?? root.Part("models"))
                    .Items()
                    .Select(m => m.Text("id") ?? m.Text("model") ?? m.Text("name"))
                    .OfType<string>()
                    .Where(n => n.Length is > 0 and <= LongestName && !n.Any(char.IsControl))
                    .Take(MostModels),
            ];
        }
        catch (JsonException e)
        {
            throw new ModelProblem(
                FailureKind.Other,
                $"expected a list of models from {endpoint.Authority}, found something else",
                e
            );
        }
    }
}
