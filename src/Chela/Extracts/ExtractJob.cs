using System.Runtime.CompilerServices;
using Chela.Agent.Effects;
using Chela.Edge.Channels;
using Chela.Edge.Files;
using Chela.Edge.Web;
using Chela.Envelope.Effects;
using Chela.Reading.Captures;
using Chela.Shelf;

namespace Chela.Extracts;

/// <summary>Reads inputs one after the other, so that only one is in memory at a time.</summary>
/// <param name="effects">The port.</param>
/// <param name="allowPrivate">Whether addresses of the owner's own machine and network are fetched, too.</param>
internal sealed class ExtractJob(IEffects effects, bool allowPrivate)
{
    /// <summary>The input that is standard input.</summary>
    public const string Standard = "-";

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
    public static bool IsPath(string input) => input != Standard && InputAddress.Of(input) is null;

    private async Task<CaptureReading> ReadAsync(string input, CancellationToken cancellation)
    {
        var address = InputAddress.Of(input);
        var effect =
            address is not null
                ? WebGet.Of(new WebQuestion(address) { Limit = Capture.MaxLength, AllowPrivate = allowPrivate })
            : input == Standard ? ReadStandardInput.Of(Capture.MaxLength)
            : ReadFile.Of(Path.GetFullPath(input), Capture.MaxLength);
        var outcome = await effects.PerformAsync(effect, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done done
            ? await DeepReading.ReadAsync(CaptureOf(input, address, done.Value), cancellation).ConfigureAwait(false)
            : CaptureReading.Unreadable(outcome.Reason());
    }

    private static Capture CaptureOf(string input, string? address, Value value)
    {
        if (address is null)
        {
            return new Capture(input, ReadFile.Result(value));
        }

        var answer = WebGet.Result(value);
        return new Capture(input, answer.Body)
        {
            Url = answer.Url,
            ContentType = answer.Headers.GetValueOrDefault("content-type"),
        };
    }
}
