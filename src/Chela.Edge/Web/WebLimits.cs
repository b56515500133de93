namespace Chela.Edge.Web;

/// <summary>How long, how large and how often a fetch may be.</summary>
public sealed record WebLimits
{
    /// <summary>The most redirects that are followed.</summary>
    public int Redirects { get; init; } = 10;

    /// <summary>Time to reach a host.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time from a question to the end of the answer's headers.</summary>
    public TimeSpan FirstByte { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest time in which nothing more of an answer comes.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for a fetch with its redirects, waits and repeated tries.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>The most that the headers of an answer may be, in 1,024 bytes.</summary>
    public int HeaderKilobytes { get; init; } = 64;

    /// <summary>How often the same is asked, in all.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The wait before the second try, doubled for each further one, half of it by chance.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A server that wants to be left alone for longer is not waited for.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time from one question to the next to the same host.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);
}
