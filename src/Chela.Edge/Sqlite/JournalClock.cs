using System.Globalization;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>A journal never goes back in time: a small step is held, as clocks are set by the network; a large one is refused.</summary>
internal static class JournalClock
{
    /// <summary>How far back the clock may be before the last event.</summary>
    public static readonly TimeSpan MostBack = TimeSpan.FromMinutes(5);

    /// <summary>The clock was set back.</summary>
    public static JournalException SetBack(DateTimeOffset last, DateTimeOffset found) =>
        new(
            JournalProblem.ClockSetBack,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected a time from {last.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z on, when the last event happened, found {found.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z"
            ),
            "set the clock right; if it is, the last events were written under a wrong one, and this goes on from now: chela journal repair"
        );
}
