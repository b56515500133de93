using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Chela.Reading.Formats;

/// <summary>
/// The filters of PDF within bounds: a stream of a few kilobytes can unpack into gigabytes, and may be packed several times. Images
/// are not decoded: they have no text.
/// </summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>More is not unpacked out of one document, in bytes.</summary>
    private const long MostBytes = 256L * 1024 * 1024;

    /// <summary>What packs at most so many bytes into one (zlib's own figure), need not be looked at if it is small.</summary>
    private const int MostRatio = 1032;

    private long _left = MostBytes;

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    /// <inheritdoc/>
    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) =>
        filters.Count > 8
            ? throw new PdfDocumentFormatException($"a stream packed {filters.Count} times")
            : [.. filters.Select(f => new BoundedFilter(this, f))];

    private void Take(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
        {
            throw new PdfDocumentFormatException($"streams that unpack into more than {MostBytes / (1024 * 1024)} MB");
        }
    }

    private sealed class BoundedFilter(PdfFilters owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            if (inner is FlateFilter && (long)input.Length * MostRatio > owner._left)
            {
                Measure(input);
            }

            var decoded = inner.Decode(input, dictionary, provider, index);
            owner.Take(decoded.Length);
            return decoded;
        }

        /// <summary>Unpacks into nothing, to see how much it would be.</summary>
        private void Measure(Memory<byte> input)
        {
            var buffer = new byte[64 * 1024];
            var seen = 0L;
            try
            {
                using var stream = MemoryMarshal.TryGetArray<byte>(input, out var array)
                    ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
                    : new MemoryStream(input.ToArray(), writable: false);
                using var zlib = new ZLibStream(stream, CompressionMode.Decompress);
                int read;
                while ((read = zlib.Read(buffer)) > 0)
                {
                    seen += read;
                    if (seen > owner._left)
                    {
                        owner.Take(seen);
                    }
                }
            }
            catch (InvalidDataException)
            {
                // Damaged: what the filter makes of it is counted all the same.
            }
        }
    }
}
