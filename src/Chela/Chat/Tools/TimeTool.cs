using System.Globalization;

namespace Chela.Chat.Tools;

/// <summary>What time it is, in the owner's zone or another one.</summary>
internal sealed class TimeTool()
    : PlannerTool(
        "time",
        "Now, or days on; of the owner, or a zone.",
        """{"type":"object","properties":{"zone":{"type":"string"},"days":{"type":"integer"}}}"""
    )
{
    private const long MostDays = 36_500;

    /// <inheritdoc/>
    public override Task<ToolAnswer> RunAsync(PlannerTurn turn, ToolArguments arguments, CancellationToken cancellation)
    {
        arguments.Only("zone", "days");
        var zone = turn.Zone;
        if (arguments.Optional("zone") is { } named && !TimeZoneInfo.TryFindSystemTimeZoneById(named.Content, out zone))
        {
            throw new ToolMistakeException($"time: there is no zone '{named.Content}'; write one like Asia/Shanghai.");
        }

        var days = Math.Clamp(arguments.Whole("days"), -MostDays, MostDays);
        var now = TimeZoneInfo.ConvertTime(turn.Host.Time.GetUtcNow(), zone).AddDays(days);
        return Task.FromResult(ToolAnswer.Says(Moment(now)));
    }

    /// <summary>A moment with all that people call it by.</summary>
    public static string Moment(DateTimeOffset moment) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{moment:yyyy-MM-dd HH:mm ddd} (UTC{moment:zzz}, week {ISOWeek.GetYear(moment.DateTime)}-W{ISOWeek.GetWeekOfYear(moment.DateTime):00})"
        );
}
