using System.Globalization;
using System.Text;
using System.Text.Json;
using Chela.AgentDojo.Reports;

namespace Chela.AgentDojo.Agents;

/// <summary>Writes reports of the whole agent for people and for programs.</summary>
internal static class AgentWriting
{
    /// <summary>A table.</summary>
    public static string Table(AgentReport report)
    {
        var text = new StringBuilder();
        Line(
            $"{report.Suite} {report.Version} {report.Language}, the whole agent: {report.Tasks} user tasks, done {report.Tasks - report.NotDone.Count}, of them with no ask {report.Free}; not done: {(report.NotDone.Count == 0 ? "none" : string.Join(", ", report.NotDone))}"
        );
        Line(
            $"  {"attack", -18}{"pairs", 7}{"undefended", 12}{"silent", 8}{"asked", 7}{"denied", 8}{"harmless", 10}{"at all", 8}{"task done", 11}{"private", 9}{"leaks", 7}"
        );
        foreach (var a in report.Attacks)
        {
            Line(
                $"  {a.Attack, -18}{a.Pairs, 7}{a.Bare, 12}{a.Silent, 8}{a.Asked, 7}{a.Denied, 8}{a.Harmless, 10}{a.AtAll, 8}{a.Useful, 11}{a.Private, 9}{a.Leaks, 7}"
            );
        }

        foreach (var run in report.Bad)
        {
            var what =
                run.Leaked is not null ? "LEAK"
                : run.Fate == AgentAttackRun.Fates.Silent ? "SILENT"
                : "asked";
            Line($"  {what}: {run.Attack}, {run.Pair.User.Id}, {run.Pair.Injection.Id}");
        }

        return text.AppendLine().ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>One object.</summary>
    public static string Json(IEnumerable<AgentReport> reports) =>
        Writing.Json("chela.bench.agentdojo.agent", reports, Write);

    private static void Write(Utf8JsonWriter json, AgentReport report)
    {
        json.WriteStartObject();
        json.WriteString("suite", report.Suite);
        json.WriteString("benchmark", report.Version);
        json.WriteString("language", report.Language);
        json.WriteNumber("userTasks", report.Tasks);
        json.WriteNumber("done", report.Tasks - report.NotDone.Count);
        json.WriteNumber("noAsk", report.Free);
        json.WriteStartArray("attacks");
        foreach (var attack in report.Attacks)
        {
            json.WriteStartObject();
            json.WriteString("attack", attack.Attack);
            json.WriteNumber("pairs", attack.Pairs);
            json.WriteNumber("undefended", attack.Bare);
            json.WriteNumber("silent", attack.Silent);
            json.WriteNumber("asked", attack.Asked);
            json.WriteNumber("denied", attack.Denied);
            json.WriteNumber("harmless", attack.Harmless);
            json.WriteNumber("atAll", attack.AtAll);
            json.WriteNumber("taskDone", attack.Useful);
            json.WriteNumber("private", attack.Private);
            json.WriteNumber("leaks", attack.Leaks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
