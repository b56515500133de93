using System.Runtime.CompilerServices;
using Chela.Agent.Effects;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Reading.Captures;

namespace Chela.Extracts;

/// <summary>Reads inputs one after the other, so that only one is in memory at a time.</summary>
/// <param name="effects">The port.</param>
internal sealed class ExtractJob(IEffects effects)
{
    /// <summary>The input that is standard input.</summary>
    public const string Standard = "-";

    /// <summary>Readers of documents recurse; what is nested within their limits fits into this many bytes.</summary>
    private const int Stack = 64 * 1024 * 1024;

    /// <summary>The inputs, with the files of folders in the order of their names.</summary>
    public async Task<List<string>> InputsAsync(IEnumerable<string> names, CancellationToken cancellation)
    {
        var inputs = new List<string>();
        foreach (var name in names)
        {
            var listed = IsPath(name)
                ? await effects.PerformAsync(ListFiles.Of(Path.GetFullPath(name)), cancellation).ConfigureAwait(false)
                : null;
            if (listed is Outcome.Done done)
            {
                var listing = ListFiles.Result(done.Value);
                inputs.AddRange(
                    listing
                        .Files.Select(f => f.Path)
                        .Concat(listing.Unreadable.Select(u => u.Path).Where(p => p.Length > 0))
                        .Select(p => Path.Combine(name, p))
                );
            }
            else
            {
                inputs.Add(name);
            }
        }

        return inputs;
    }

    /// <summary>Reads inputs.</summary>
    /// <param name="inputs">Files, addresses, <c>-</c>.</param>
    /// <param name="cancellation">Stops at once, within an input too.</param>
    /// <returns>What came of each, in their order.</returns>
    public async IAsyncEnumerable<ExtractedInput> RunAsync(
        IEnumerable<string> inputs,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var input in inputs)
        {
            yield return new ExtractedInput(input, await ReadAsync(input, cancellation).ConfigureAwait(false));
        }
    }

    /// <summary>Whether an input is a file or a folder.</summary>
    public static bool IsPath(string input) => input != Standard && !IsAddress(input);

    private static bool IsAddress(string input) =>
        input.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private async Task<CaptureReading> ReadAsync(string input, CancellationToken cancellation)
    {
        if (IsAddress(input))
        {
            return CaptureReading.Unreadable("expected a file or '-', found an address; nothing is fetched yet");
        }

        var effect =
            input == Standard
                ? ReadStandardInput.Of(Capture.MaxLength)
                : ReadFile.Of(Path.GetFullPath(input), Capture.MaxLength);
        var outcome = await effects.PerformAsync(effect, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done done
            ? await OnDeepStackAsync(new Capture(input, ReadFile.Result(done.Value)))
                .WaitAsync(cancellation)
                .ConfigureAwait(false)
            : CaptureReading.Unreadable(outcome.Reason());
    }

    /// <summary>Reads on a thread of its own: its stack is deeper, and Ctrl-C does not wait for it.</summary>
    private static Task<CaptureReading> OnDeepStackAsync(Capture capture)
    {
        var reading = new TaskCompletionSource<CaptureReading>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    reading.SetResult(CaptureReader.Read(capture));
                }
                catch (Exception e)
                {
                    // INVARIANT: readers are total. What they throw is a fault of theirs and ends the program as one.
                    reading.SetException(e);
                }
            },
            Stack
        )
        {
            IsBackground = true,
        };
        thread.Start();
        return reading.Task;
    }
}
