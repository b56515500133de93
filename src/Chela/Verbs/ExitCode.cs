namespace Chela.Verbs;

/// <summary>How a verb ends.</summary>
internal static class ExitCode
{
    /// <summary>Done; there may be warnings.</summary>
    public const int Done = 0;

    /// <summary>Not done, or not all of it.</summary>
    public const int NotDone = 1;

    /// <summary>The command line made no sense.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
