using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Shelf;

/// <summary>
/// Logs as JSON Lines: an event a line, written whole with its line end or not at all. What a crash left without its end did
/// not happen.
/// </summary>
internal static class LogLines
{
    /// <summary>Reads a line without its end; null if it is no event.</summary>
    public delegate T? Parse<T>(ReadOnlySpan<byte> line)
        where T : class;

    /// <summary>Reads a log. A line that is no event is told by its number and left out.</summary>
    /// <param name="log">The bytes.</param>
    /// <param name="parse">Reads a line.</param>
    /// <param name="what">What a line should be, for problems.</param>
    public static (ImmutableArray<T> Events, ImmutableArray<CaptureProblem> Problems) Read<T>(
        ReadOnlySpan<byte> log,
        Parse<T> parse,
        string what
    )
        where T : class
    {
        var events = ImmutableArray.CreateBuilder<T>();
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        for (var number = 1; log.Length > 0; number++)
        {
            var end = log.IndexOf((byte)'\n');
            if (end < 0)
            {
                problems.Add(new CaptureProblem($"line {number}", "expected a whole line, found the beginning of one"));
                break;
            }

            if (parse(log[..end]) is { } happened)
            {
                events.Add(happened);
            }
            else
            {
                problems.Add(new CaptureProblem($"line {number}", $"expected {what}, found something else"));
            }

            log = log[(end + 1)..];
        }

        return (events.ToImmutable(), problems.ToImmutable());
    }
}
