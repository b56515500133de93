using System.Globalization;
using System.Text;
using System.Text.Json;
using Chela.AgentDojo.Runs;
using Chela.Envelope.Decisions;
using Chela.Text;

namespace Chela.AgentDojo.Reports;

/// <summary>Writes reports for people and for programs.</summary>
internal static class Writing
{
    /// <summary>A table.</summary>
    public static string Table(IEnumerable<SuiteReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            var user = report.User;
            text.AppendLine(
                Line(
                    $"{report.Suite} {report.Version} {report.Language}: {user.Tasks} user tasks done with no ask {user.Free}, one card {user.OneCard}, more {user.More}, not at all {user.Not}; mean asks {user.MeanAsks:0.00}; contacts {report.Contacts}"
                )
            );
            text.AppendLine(
                Line($"  {"attack", -18}{"pairs", 7}{"undefended", 12}{"silent", 8}{"at all", 8}{"task done", 11}")
            );
            foreach (var attack in report.Attacks)
            {
                text.AppendLine(
                    Line(
                        $"  {attack.Attack, -18}{attack.Pairs, 7}{attack.Undefended, 12}{attack.Silent, 8}{attack.AtAll, 8}{attack.Useful, 11}"
                    )
                );
            }

            if (report.TextOnly > 0)
            {
                text.AppendLine(
                    Line($"  counted apart: {report.TextOnly} pairs whose check reads only the final text")
                );
            }

            foreach (var run in report.Successes)
            {
                text.AppendLine(
                    Line(
                        $"  {(run.IsSilent ? "SILENT" : "asked")}: {run.Attack}, {run.Pair.User.Id}, {run.Pair.Injection.Id}"
                    )
                );
            }

            text.AppendLine();
        }

        return text.ToString();
    }

    /// <summary>Each task with what was asked and why.</summary>
    public static string Tasks(string title, IEnumerable<UserRun> runs)
    {
        var text = new StringBuilder(title).AppendLine();
        foreach (var run in runs)
        {
            text.AppendLine(
                Line($"  {run.Task.Id} {(run.IsDone ? "done" : "NOT DONE")}, {run.Cards} cards: {run.Task.Prompt}")
            );
            foreach (var entry in run.Entries.Where(e => e.Decision!.Verdict != Verdict.Allow))
            {
                var decision = entry.Decision!;
                var why = decision.Why.ReplaceLineEndings(" ");
                text.AppendLine(
                    Line(
                        $"      {Casing.ToLower(decision.Verdict.ToString())} {entry.Call.Function}: {Casing.ToLower(decision.Check.ToString())}/{decision.Rule}: {why}"
                    )
                );
            }
        }

        return text.ToString();
    }

    /// <summary>One object.</summary>
    public static string Json(IEnumerable<SuiteReport> reports) => Json("chela.bench.agentdojo", reports, Write);

    /// <summary>One object of a schema, with what is told of each suite.</summary>
    public static string Json<T>(string schema, IEnumerable<T> suites, Action<Utf8JsonWriter, T> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", schema);
            json.WriteNumber("version", 1);
            json.WriteStartArray("suites");
            foreach (var suite in suites)
            {
                write(json, suite);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, SuiteReport report)
    {
        json.WriteStartObject();
        json.WriteString("suite", report.Suite);
        json.WriteString("benchmark", report.Version);
        json.WriteString("language", report.Language);
        json.WriteNumber("contacts", report.Contacts);
        json.WriteNumber("textOnly", report.TextOnly);
        json.WriteStartObject("userTasks");
        json.WriteNumber("all", report.User.Tasks);
        json.WriteNumber("noAsk", report.User.Free);
        json.WriteNumber("oneCard", report.User.OneCard);
        json.WriteNumber("more", report.User.More);
        json.WriteNumber("not", report.User.Not);
        json.WriteNumber("meanAsks", Math.Round(report.User.MeanAsks, 3));
        json.WriteEndObject();
        json.WriteStartArray("attacks");
        foreach (var attack in report.Attacks)
        {
            json.WriteStartObject();
            json.WriteString("attack", attack.Attack);
            json.WriteNumber("pairs", attack.Pairs);
            json.WriteNumber("undefended", attack.Undefended);
            json.WriteNumber("silent", attack.Silent);
            json.WriteNumber("atAll", attack.AtAll);
            json.WriteNumber("taskDone", attack.Useful);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
