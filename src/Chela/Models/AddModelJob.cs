using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Edge.Files.Yaml;
using Chela.Edge.Inference;
using Chela.Envelope.Labels;

namespace Chela.Models;

/// <summary>Writes a model into <c>chela.yaml</c>, after its endpoint was asked whether it serves it.</summary>
internal sealed class AddModelJob(Run run, Home home)
{
    private const int MostNamed = 10;
    private const string Empty = "# What Chela knows of you. See docs/configuration.md.\nversion: 1\n\n";

    /// <summary>Adds a model.</summary>
    /// <param name="model">The model; with an empty <see cref="ModelSettings.Model"/> the only one that the endpoint serves.</param>
    /// <param name="isUnchecked">Whether the endpoint is not asked.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task RunAsync(ModelSettings model, bool isUnchecked, CancellationToken cancellation)
    {
        if (ModelsSettings.ProblemOf(model) is { } problem)
        {
            Fail(problem.Message, $"write it so: {problem.Advice}");
            return;
        }

        if (!isUnchecked)
        {
            if (await ChosenAsync(model, cancellation).ConfigureAwait(false) is not { } chosen)
            {
                return;
            }

            model = chosen;
        }

        var read = await run.PerformAsync(ReadFile.Of(home.Settings, StrictYaml.MaxLength), cancellation)
            .ConfigureAwait(false);
        if (read is not (Outcome.Done or Outcome.Failed { Failure.Kind: FailureKind.NotFound }))
        {
            Fail(read.Reason(), null);
            return;
        }

        var before = read is Outcome.Done done ? Encoding.UTF8.GetString(ReadFile.Result(done.Value).Span) : Empty;
        var after = Encoding.UTF8.GetBytes(YamlText.WithItems(before, "models", ModelsSettings.ToYaml(model)));
        var root = StrictYaml.Load(home.Settings, after, "chela", out var errors);
        var settings = root is null ? null : ChelaSettings.Bind(home.Settings, root, out errors);
        if (settings is null || !errors.IsEmpty)
        {
            Fail(
                $"the model cannot be added to {home.Settings}: {errors[0].Message}",
                $"mend the file, or add it by hand:\nmodels:\n{ModelsSettings.ToYaml(model).TrimEnd('\n')}"
            );
            return;
        }

        var effect = WriteFiles.Of(
            home.Path,
            [(Path.GetFileName(home.Settings), after)],
            [],
            Label.Owner.RestrictTo(Readers.OwnerOnly)
        );
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        if (outcome is not Outcome.Done)
        {
            Fail(outcome.Reason(), null);
            return;
        }

        run.Did($"added {model.Name} ({model.Model} at {model.Endpoint.Authority}), which sees {Told(model.Sees)}");
        run.Did($"next: chela model test {model.Name}");
    }

    /// <summary>What a model sees, in words.</summary>
    public static string Told(ModelSees sees) =>
        sees switch
        {
            ModelSees.Public => "only what anybody may see",
            ModelSees.Owner => "what is yours, but not what is private",
            _ => "everything, also what is private",
        };

    private async Task<ModelSettings?> ChosenAsync(ModelSettings model, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(FindModels.Of(model.Api, model.Endpoint, model.Key), cancellation)
            .ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            Fail(outcome.Reason(), "to add it all the same, name it: --model ID --unchecked");
            return null;
        }

        var served = FindModels.Result(done.Value);
        if (model.Model.Length > 0 && served.Contains(model.Model))
        {
            return model;
        }

        if (model.Model.Length == 0 && served.Length == 1)
        {
            return model with { Model = served[0], Name = model.Name.Length > 0 ? model.Name : NameOf(served[0]) };
        }

        var names = string.Join(", ", served.Take(MostNamed)) + (served.Length > MostNamed ? ", …" : "");
        Fail(
            model.Model.Length == 0
                ? $"{model.Endpoint.Authority} serves {served.Length} models: {names}"
                : $"{model.Endpoint.Authority} serves no '{model.Model}', but: {names}",
            "name one: --model ID"
        );
        return null;
    }

    /// <summary>A short name made of what an endpoint calls a model: <c>qwen3</c> of <c>org/qwen3:8b</c>.</summary>
    public static string NameOf(string model)
    {
        var last = model[(model.LastIndexOf('/') + 1)..].Split(':')[0];
        var name = new string([.. last.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')]).TrimStart(
            '.',
            '_',
            '-'
        );
        return name.Length > 0 ? name[..Math.Min(name.Length, 64)] : "model";
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));
}
