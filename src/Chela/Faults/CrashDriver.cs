using System.Globalization;
using System.Text.Json;
using Chela.Agent.Journal;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Edge.Sqlite;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Faults;

/// <summary>
/// <c>chela crash drive</c>: runs verb after verb until it is killed, so that a crash costs the tests one start of a process. A line of
/// JSON in (<c>home</c>, <c>arguments</c>, the <c>fault</c> that is armed meanwhile, how many <c>pages</c> the journal may have), what the
/// verb prints out (<c>&gt;</c> its output, <c>!</c> its errors), the fault points it passed for the first time (<c>~</c>), and at
/// the end <c>=</c> and the exit code.
/// </summary>
internal static class CrashDriver
{
    private const int BrokeOff = 70;

    /// <summary>Runs to the end of the input.</summary>
    public static async Task<int> RunAsync(Machine machine, TextReader input, TextWriter output)
    {
        HashSet<string> told = [];
        while (await input.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            using var command = JsonDocument.Parse(line);
            ArmedFault.Arm(Text(command, "fault"));
            var code = await RunAsync(machine, command, output).ConfigureAwait(false);
            ArmedFault.Arm(null);
            foreach (var point in ArmedFault.Passed.Where(told.Add))
            {
                output.WriteLine("~ " + point);
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"= {code}"));
            await output.FlushAsync().ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> RunAsync(Machine machine, JsonDocument command, TextWriter output)
    {
        var home = new Home(Text(command, "home")!);
        var pages = command.RootElement.TryGetProperty("pages", out var most) ? most.GetInt32() : 0;
        using var versions = new VersionedFiles(home.Versions, home.Workspace);
        using var lines = new PrefixedLines(output, "> ");
        using var errors = new PrefixedLines(output, "! ");
        SqliteJournal? written = null;
        var its = machine with
        {
            Home = home,
            Terminal = new Terminal(lines, errors, false, false, false),
            Tools = [.. TestTool.All, new FileAppend(versions), new ReadFile(), new ListFiles()],
            Journals = (canWrite, _) =>
            {
                if (!canWrite && !SqliteJournal.Exists(home.Path))
                {
                    return Task.FromResult<IJournal?>(null);
                }

                var options = new SqliteJournalOptions { ReadOnly = !canWrite, MostPages = pages };
                var journal = SqliteJournal.Open(home.Path, options);
                written = canWrite ? journal : written;
                return Task.FromResult<IJournal?>(journal);
            },
        };
        try
        {
            string[] arguments =
            [
                .. command.RootElement.GetProperty("arguments").EnumerateArray().Select(a => a.GetString()!),
            ];
            return await CommandLine.RunAsync(its, arguments).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            errors.WriteLine($"{e.GetType().Name}: {e.Message}");
            return BrokeOff;
        }
        finally
        {
            // A verb that left a call behind keeps the journal until its process ends, and this one goes on.
            if (written is not null)
            {
                await written.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static string? Text(JsonDocument command, string name) =>
        command.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
}
