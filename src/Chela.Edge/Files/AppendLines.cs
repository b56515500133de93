using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// Appends whole lines to a log, and flushes them to the disk. A line that a crash left without its end is cut off first:
/// nobody was told that it is there. Processes take turns.
/// </summary>
/// <param name="versions">The full path of the folder of versions: there it remembers where it was about to append.</param>
public sealed class AppendLines(string versions) : IProbedTool
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "files.append",
        EffectKind.Write,
        Repeat.Neither,
        Declared.Own,
        ("path", ParameterRole.Destination),
        ("lines", ParameterRole.Content)
    );
    private const int ChunkLength = 4096;
    private const int Turns = 250;

    private static readonly TimeSpan s_turn = TimeSpan.FromMilliseconds(20);

    // EWOULDBLOCK of flock, or the HRESULT of ERROR_SHARING_VIOLATION.
    private static readonly int s_taken =
        OperatingSystem.IsWindows() ? unchecked((int)0x80070020)
        : OperatingSystem.IsMacOS() ? 35
        : 11;

    // Who waits here does not have to ask the file again and again.
    private static readonly SemaphoreSlim s_oneAtATime = new(1, 1);

    private readonly Intents<AppendIntent> _intents = new(
        Path.Combine(versions, "appends"),
        FileForms.Default.AppendIntent
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of appending lines.</summary>
    /// <param name="path">A full path; made if it is missing.</param>
    /// <param name="lines">The lines, each with its end, and their label.</param>
    public static Effect Of(string path, Value.Bytes lines) =>
        s_declaration.Call(("path", new Value.Text(path, Label.Owner)), ("lines", lines));

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var path = ((Value.Text)effect["path"]).Content;
        var lines = ((Value.Bytes)effect["lines"]).Content;
        await s_oneAtATime.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            // What lines are appended to is what Chela keeps for itself.
            OwnerOnly.CreateFolder(Path.GetDirectoryName(path)!);
            using var file = await OpenAsync(path, cancellation).ConfigureAwait(false);
            var end = EndOfLastLine(file);
            if (end < file.Length)
            {
                file.SetLength(end);
                file.Flush(flushToDisk: true);
            }

            await _intents
                .WriteAsync(key, new AppendIntent(path, end, HeadOf(file, end)), cancellation)
                .ConfigureAwait(false);
            Append(file, end, lines.Span);
            _intents.Close(key);
            return new Outcome.Done(new Value.Nothing(Label.System));
        }
        catch (IOException e) when (e.HResult == s_taken)
        {
            return new Outcome.Failed(
                new EffectFailure(FailureKind.Busy, $"cannot write {path}: another program has it open")
            );
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return FileFailure.Of(e, "write", path);
        }
        finally
        {
            s_oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var path = ((Value.Text)effect["path"]).Content;
        try
        {
            if (_intents.Find(key) is not var (intent, isDone))
            {
                return new Probe.NotHappened();
            }

            if (!isDone && !File.Exists(path))
            {
                return intent.Start == 0 ? new Probe.NotHappened() : Unknown(path);
            }

            if (!isDone)
            {
                using var file = await OpenAsync(path, cancellation).ConfigureAwait(false);
                if (Holds(file, intent, ((Value.Bytes)effect["lines"]).Content.Span) is not { } isThere)
                {
                    return Unknown(path);
                }

                if (!isThere)
                {
                    return new Probe.NotHappened();
                }
            }

            return new Probe.Happened(new Value.Nothing(Label.System));
        }
        catch (Exception e) when (FileFailure.IsExpected(e))
        {
            return new Probe.Unknown(((Outcome.Failed)FileFailure.Of(e, "read", path)).Failure.Message);
        }
    }

    private static Probe.Unknown Unknown(string path) => new($"{path} was changed by somebody else in between");

    /// <summary>Whether the lines are where they were to be; null if the file is not the one that they were appended to.</summary>
    private static bool? Holds(FileStream file, AppendIntent intent, ReadOnlySpan<byte> lines)
    {
        if (file.Length < intent.Start || HeadOf(file, intent.Start) != intent.Head)
        {
            return null;
        }

        var found = new byte[Math.Min(lines.Length, file.Length - intent.Start)];
        file.Seek(intent.Start, SeekOrigin.Begin);
        file.ReadExactly(found);
        return found.AsSpan().SequenceEqual(lines) ? true
            // Torn: the next one who appends cuts it off, and nobody appended yet.
            : file.Length - intent.Start < lines.Length && lines.StartsWith(found) ? false
            : null;
    }

    private static async Task<FileStream> OpenAsync(string path, CancellationToken cancellation)
    {
        for (var turn = 0; ; turn++)
        {
            try
            {
                return new FileStream(path, OwnerOnly.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite));
            }
            catch (IOException e) when (e.HResult == s_taken && turn < Turns)
            {
                await Task.Delay(s_turn, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static void Append(FileStream file, long end, ReadOnlySpan<byte> lines)
    {
        try
        {
            file.Seek(end, SeekOrigin.Begin);
            file.Write(lines);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // No room, most likely: what is half there goes. If not even that works, the next one cuts it off.
            file.SetLength(end);
            throw;
        }
    }

    /// <summary>The hash of what stands right before a place.</summary>
    private static string HeadOf(FileStream file, long end)
    {
        var head = new byte[Math.Min(ChunkLength, end)];
        file.Seek(end - head.Length, SeekOrigin.Begin);
        file.ReadExactly(head);
        return ContentHash.Of(head).ToString();
    }

    private static long EndOfLastLine(FileStream file)
    {
        Span<byte> chunk = stackalloc byte[ChunkLength];
        for (var end = file.Length; end > 0; )
        {
            var start = Math.Max(0, end - ChunkLength);
            file.Seek(start, SeekOrigin.Begin);
            var part = chunk[..(int)(end - start)];
            file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is var at and >= 0)
            {
                return start + at + 1;
            }

            end = start;
        }

        return 0;
    }
}
