using System.Collections.Immutable;
using System.CommandLine;
using Chela.Agent.Effects;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Inference;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Models;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela model</c>: the models that may be called.</summary>
internal static class ModelVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("model", "The models that Chela may call, each seeing no more than you say")
        {
            List(host),
            Add(host),
            Test(host),
        };
        Examples.AddToNoun(
            command,
            ("chela model list", "those of chela.yaml, and those found on this machine"),
            ("chela model add http://127.0.0.1:11434 --model qwen3:8b", "one of Ollama on this machine"),
            ("chela model test qwen3", "whether it answers, and whether it calls tools")
        );
        return command;
    }

    private static Command List(Host host)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Print each model as a JSON object on a line of its own",
        };
        var offline = new Option<bool>("--offline") { Description = "Do not look for servers on this machine" };
        var command = new Command("list", "List your models, and what Ollama and llama.cpp serve on this machine")
        {
            json,
            offline,
        };
        Examples.Add(
            command,
            ("chela model list", "with what each may see"),
            ("chela model list --json | jq -r 'select(.configured) | .name'", "the names of yours")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var servers = parsed.GetValue(offline) ? [] : LocalServers.Of(Environment.GetEnvironmentVariable);
                var run = new Run(
                    host.Effects([.. Grants.Read(host.Home), .. servers.Select(s => Finding(s.Endpoint))])
                );
                var printer = new ModelPrinter(host.Terminal, parsed.GetValue(json));
                if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } owner)
                {
                    foreach (var model in owner.Models)
                    {
                        printer.Print(model, KeyProblem(host, model));
                    }

                    var found = 0;
                    foreach (var (name, api, endpoint) in servers)
                    {
                        var outcome = await run.PerformAsync(FindModels.Of(api, endpoint, null), cancellation)
                            .ConfigureAwait(false);
                        foreach (var id in outcome is Outcome.Done done ? FindModels.Result(done.Value) : [])
                        {
                            if (!owner.Models.Any(m => m.Model == id && m.Endpoint.Authority == endpoint.Authority))
                            {
                                printer.PrintFound(name, new ModelSettings(AddModelJob.NameOf(id), api, endpoint, id));
                                found++;
                            }
                        }
                    }

                    if (owner.Models.IsEmpty && found == 0)
                    {
                        printer.PrintNone(servers.Select(s => $"{s.Name} at {s.Endpoint.Authority}"));
                    }
                }

                var report = run.Close(host.NewRunId(), "model list");
                new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
                return report.Succeeded ? ExitCode.Done : ExitCode.NotDone;
            }
        );
        return command;
    }

    private static Command Add(Host host)
    {
        var url = new Argument<string>("URL")
        {
            Description = "The address that calls start from: https://api.example.org/v1",
        };
        var id = new Option<string>("--model")
        {
            Description = "What the endpoint calls it; without it, the only one",
            HelpName = "ID",
        };
        var name = new Option<string>("--name")
        {
            Description = "What you call it; without it, a short form of ID",
            HelpName = "NAME",
        };
        var api = new Option<string>("--api")
        {
            Description = "What the endpoint speaks; without it, told by the address",
            HelpName = string.Join('|', ModelWords.Apis),
        };
        api.AcceptOnlyFromAmong([.. ModelWords.Apis]);
        var sees = new Option<string>("--sees")
        {
            Description = "What it may be told; without it, private on this machine and public elsewhere",
            HelpName = string.Join('|', ModelWords.Sights),
        };
        sees.AcceptOnlyFromAmong([.. ModelWords.Sights]);
        var key = new Option<string>("--key")
        {
            Description = "Its key: the name of a secret, or '$NAME' of an environment variable",
            HelpName = "NAME",
        };
        var context = new Option<int?>("--context")
        {
            Description = "How much it reads and writes in one call, in tokens",
            HelpName = "TOKENS",
        };
        var isUnchecked = new Option<bool>("--unchecked")
        {
            Description = "Do not ask the endpoint whether it serves the model",
        };
        var command = new Command("add", "Write a model into chela.yaml")
        {
            url,
            id,
            name,
            api,
            sees,
            key,
            context,
            isUnchecked,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(isUnchecked) && result.GetValue(id) is null)
            {
                result.AddError("with --unchecked, name the model: --model ID");
            }
        });
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela model add http://127.0.0.1:8080/v1", "the model of llama.cpp on this machine"),
            (
                "chela model add https://api.deepseek.com/v1 --model deepseek-chat --key deepseek --sees owner",
                "after: chela secret set deepseek --host api.deepseek.com"
            )
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (Named(host, parsed.GetValue(url)!, parsed.GetValue(api)) is not { } endpoint)
                {
                    return ExitCode.Usage;
                }

                var model = new ModelSettings(
                    parsed.GetValue(name) ?? (parsed.GetValue(id) is { } named ? AddModelJob.NameOf(named) : ""),
                    endpoint.Api,
                    endpoint.Url,
                    parsed.GetValue(id) ?? ""
                )
                {
                    Sees =
                        parsed.GetValue(sees) is { } word ? (ModelSees)ModelWords.Sights.IndexOf(word)
                        : ModelsSettings.IsLocal(endpoint.Url) ? ModelSees.Private
                        : ModelSees.Public,
                    Key = parsed.GetValue(key),
                    Context = parsed.GetValue(context) ?? ModelSettings.UsualContext,
                };
                var run = new Run(
                    host.Effects([.. Grants.Read(host.Home), Grants.Keep(host.Home.Path), Finding(model.Endpoint)])
                );
                await new AddModelJob(run, host.Home)
                    .RunAsync(model, parsed.GetValue(isUnchecked), cancellation)
                    .ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), "model add"));
            }
        );
        return command;
    }

    private static Command Test(Host host)
    {
        var name = new Argument<string>("NAME") { Description = "What you call it in chela.yaml" };
        var command = new Command("test", "Call a model twice: whether it answers, and whether it calls tools")
        {
            name,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(command, ("chela model test deepseek", "with the tokens, the time and the cost of the calls"));
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var settings = new Run(host.Effects(Grants.Read(host.Home)));
                var owner = await new SettingsLoader(settings).LoadAsync(host.Home, cancellation).ConfigureAwait(false);
                var wanted = parsed.GetValue(name)!;
                if (owner?.Models.FirstOrDefault(m => m.Name == wanted) is not { } model)
                {
                    if (owner is not null)
                    {
                        settings.Fail(Unknown(owner.Models, wanted));
                    }

                    return report.Finish(host, parsed, settings.Close(host.NewRunId(), "model test"));
                }

                var run = new Run(host.Effects([.. Grants.Read(host.Home), ModelCall.PlaceOf(model)]));
                await new TestModelJob(run).RunAsync(model, cancellation).ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), "model test"));
            }
        );
        return command;
    }

    private static ManifestPlace Finding(Uri endpoint) =>
        new("model.find", endpoint.AbsoluteUri.TrimEnd('/'), Readers.Everyone);

    private static string? KeyProblem(Host host, ModelSettings model)
    {
        string? problem = null;
        if (model.Key is { } key)
        {
            _ = new ModelKeys(host.Machine.Secrets, Environment.GetEnvironmentVariable).Find(
                key,
                model.Endpoint,
                out problem
            );
        }

        return problem;
    }

    private static Remark Unknown(ImmutableArray<ModelSettings> models, string wanted)
    {
        var names = models.Select(m => m.Name);
        return new Remark(
            null,
            null,
            null,
            $"there is no model '{wanted}' in chela.yaml",
            models.IsEmpty ? "add one: chela model add URL"
                : Text.NearestName.Of(wanted, names) is { } near ? $"did you mean '{near}'?"
                : $"there are: {string.Join(", ", names)}"
        );
    }

    /// <summary>The address and the wire that the owner named; null if they make no sense, which has been told.</summary>
    private static (Uri Url, ModelApi Api)? Named(Host host, string url, string? api)
    {
        if (
            !Uri.TryCreate(url.TrimEnd('/'), UriKind.Absolute, out var endpoint)
            || endpoint.Scheme is not ("http" or "https")
            || endpoint.UserInfo.Length > 0
            || endpoint.Query.Length > 0
        )
        {
            host.Terminal.PrintError(
                $"expected an address such as https://api.example.org/v1, without a key or a query, found '{url}'"
            );
            return null;
        }

        return (
            endpoint,
            api is not null ? (ModelApi)ModelWords.Apis.IndexOf(api)
            : endpoint.Host.EndsWith("anthropic.com", StringComparison.Ordinal) ? ModelApi.Anthropic
            : endpoint is { Port: LocalServers.OllamaPort, AbsolutePath: "/" } ? ModelApi.Ollama
            : ModelApi.OpenAI
        );
    }
}
