using System.CommandLine;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Edge.Secrets;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary>
/// <c>chela secret</c>: keys and passwords, encrypted in the home. What they say is never a value, so that these verbs are in no
/// record but the secrets themselves.
/// </summary>
internal static partial class SecretVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("secret", "Keep keys and passwords, each for the hosts that it may go to")
        {
            Set(host),
            List(host),
            Remove(host),
        };
        Examples.AddToNoun(
            command,
            ("chela secret set deepseek --host api.deepseek.com", "asks for it, and shows nothing"),
            ("chela secret list", "names and hosts, never what they say")
        );
        return command;
    }

    private static Command Set(Host host)
    {
        var name = new Argument<string>("NAME") { Description = "What you call it" };
        var hosts = new Option<string[]>("--host")
        {
            Description = "A host that it may go to; it goes to no other",
            HelpName = "HOST",
            Required = true,
        };
        var command = new Command("set", "Keep a secret; it is typed, or read from standard input") { name, hosts };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } called && !NameForm().IsMatch(called))
            {
                result.AddError($"expected a name of letters, digits, '.', '_' and '-', found '{called}'");
            }

            foreach (var given in result.GetValue(hosts) ?? [])
            {
                if (Uri.CheckHostName(given) == UriHostNameType.Unknown)
                {
                    result.AddError($"expected a host such as api.example.org, found '{given}'");
                }
            }
        });
        Examples.Add(
            command,
            ("chela secret set deepseek --host api.deepseek.com", "asks for it, and shows nothing"),
            ("pass show deepseek | chela secret set deepseek --host api.deepseek.com", "from another program")
        );
        command.SetAction(parsed =>
            Run(
                host,
                store =>
                {
                    var secret = host.Terminal.IsInteractive
                        ? host.Terminal.AskSecret($"{parsed.GetValue(name)}:")
                        : Console.In.ReadToEnd();
                    secret = secret?.TrimEnd('\r', '\n');
                    if (string.IsNullOrWhiteSpace(secret))
                    {
                        host.Terminal.PrintError("expected a secret, found nothing; nothing was changed");
                        return ExitCode.NotDone;
                    }

                    if (Encoding.UTF8.GetByteCount(secret) > SecretStore.MostBytes || secret.Any(char.IsControl))
                    {
                        host.Terminal.PrintError(
                            $"expected one line of at most {SecretStore.MostBytes / 1024} kB, found more; nothing was changed"
                        );
                        return ExitCode.NotDone;
                    }

                    store.Set(parsed.GetValue(name)!, [.. parsed.GetValue(hosts)!], secret, host.Time.GetUtcNow());
                    host.Terminal.Print(
                        $"kept {parsed.GetValue(name)} for {string.Join(", ", parsed.GetValue(hosts)!)}"
                    );
                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command List(Host host)
    {
        var json = new Option<bool>("--json") { Description = "Print each secret's name as a JSON object on a line" };
        var command = new Command("list", "List the names of your secrets, and where each may go") { json };
        Examples.Add(command, ("chela secret list", "names and hosts, never what they say"));
        command.SetAction(parsed =>
            Run(
                host,
                store =>
                {
                    var all = store.List();
                    foreach (var secret in all)
                    {
                        host.Terminal.Print(
                            parsed.GetValue(json)
                                ? SecretJson.Of(secret)
                                : $"{secret.Name}  for {string.Join(", ", secret.Hosts)}, set {JournalVerb.Moment(host, secret.SetAt)}"
                        );
                    }

                    if (all.IsEmpty && !parsed.GetValue(json))
                    {
                        host.Terminal.Error.WriteLine("no secrets; keep one: chela secret set NAME --host HOST");
                    }

                    return ExitCode.Done;
                }
            )
        );
        return command;
    }

    private static Command Remove(Host host)
    {
        var name = new Argument<string>("NAME") { Description = "Its name" };
        var command = new Command("remove", "Forget a secret") { name };
        Examples.Add(command, ("chela secret remove deepseek", "it cannot be had again"));
        command.SetAction(parsed =>
            Run(
                host,
                store =>
                {
                    if (store.Remove(parsed.GetValue(name)!))
                    {
                        host.Terminal.Print($"forgot {parsed.GetValue(name)}");
                        return ExitCode.Done;
                    }

                    var near = Text.NearestName.Of(parsed.GetValue(name)!, store.List().Select(s => s.Name));
                    host.Terminal.PrintError(
                        $"there is no secret '{parsed.GetValue(name)}'"
                            + (near is null ? "; chela secret list shows what there is" : $"; did you mean '{near}'?")
                    );
                    return ExitCode.NotDone;
                }
            )
        );
        return command;
    }

    private static int Run(Host host, Func<SecretStore, int> act)
    {
        try
        {
            return act(host.Machine.Secrets);
        }
        catch (SecretException e)
        {
            host.Terminal.PrintError(e.Advice is null ? e.Message : $"{e.Message}; {e.Advice}");
            return ExitCode.NotDone;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex NameForm();
}
