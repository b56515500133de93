using System.IO.Compression;
using Chela.Agent.Effects;

namespace Chela.Edge.Web;

/// <summary>Reads the body of an answer, unpacked, within its limits: what counts is what comes out of the packing.</summary>
internal sealed class BodyReader(TimeProvider time, TimeSpan idle, long limit)
{
    private const int ChunkLength = 64 * 1024;

    /// <summary>What has come so far.</summary>
    public MemoryStream Content { get; } = new();

    /// <summary>Reads to the end, behind what there is already.</summary>
    /// <exception cref="WebProblem">It is too long, too slow, or packed in a way that is not known.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async Task ReadAsync(Stream wire, string encoding, CancellationToken cancellation)
    {
        var unpacked = await UnpackedAsync(wire, encoding, cancellation).ConfigureAwait(false);
        await using (unpacked.ConfigureAwait(false))
        {
            var chunk = new byte[ChunkLength];
            try
            {
                while (await ReadAsync(unpacked, chunk, cancellation).ConfigureAwait(false) is > 0 and var read)
                {
                    if (Content.Length + read > limit)
                    {
                        throw TooLong("more");
                    }

                    Content.Write(chunk, 0, read);
                }
            }
            catch (InvalidDataException e)
            {
                throw new WebProblem(
                    FailureKind.Other,
                    $"expected a body packed with {encoding}, found something else",
                    e
                );
            }
        }
    }

    /// <summary>The problem of a body that is longer than the limit.</summary>
    /// <param name="found">How much longer, as far as anybody knows.</param>
    public WebProblem TooLong(string found) =>
        new(FailureKind.TooLarge, $"expected at most {limit / (1024 * 1024.0):0.#} MB, found {found}");

    private async Task<Stream> UnpackedAsync(Stream wire, string encoding, CancellationToken cancellation)
    {
        switch (encoding)
        {
            case "" or "identity":
                return wire;
            case "gzip" or "x-gzip":
                return new GZipStream(wire, CompressionMode.Decompress);
            case "br":
                return new BrotliStream(wire, CompressionMode.Decompress);
            case "deflate":
                // Servers mean one of two things by it: zlib (RFC 1950), as they should, or bare deflate (RFC 1951).
                var first = new byte[2];
                var length = await ReadAtLeastAsync(wire, first, cancellation).ConfigureAwait(false);
                var rest = new PrefixedStream(first.AsMemory(0, length), wire);
                var isZlib = length == 2 && (first[0] & 0x0F) == 8 && ((first[0] << 8) | first[1]) % 31 == 0;
                return isZlib
                    ? new ZLibStream(rest, CompressionMode.Decompress)
                    : new DeflateStream(rest, CompressionMode.Decompress);
            default:
                throw WebProblem.Other(
                    $"expected a body packed with gzip, br or deflate, found '{WebProblem.Shown(encoding)}'"
                );
        }
    }

    private async Task<int> ReadAtLeastAsync(Stream stream, Memory<byte> into, CancellationToken cancellation)
    {
        var length = 0;
        while (
            length < into.Length
            && await ReadAsync(stream, into[length..], cancellation).ConfigureAwait(false) is > 0 and var read
        )
        {
            length += read;
        }

        return length;
    }

    private async Task<int> ReadAsync(Stream stream, Memory<byte> into, CancellationToken cancellation)
    {
        using var deadline = new Deadline(idle, time, cancellation);
        try
        {
            return await stream.ReadAsync(into, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.HasPassed)
        {
            throw WebProblem.Late(
                $"expected the rest of the answer, found nothing more within {idle.TotalSeconds:0.#} s"
            );
        }
    }
}
