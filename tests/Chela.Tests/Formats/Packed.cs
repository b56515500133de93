using System.IO.Compression;
using System.Text;
using Chela.Reading.Captures;

namespace Chela.Tests.Formats;

/// <summary>Makes small files of formats that are not text.</summary>
internal static class Packed
{
    /// <summary>An archive of text files.</summary>
    public static byte[] Zip(params (string Name, string Text)[] files) =>
        Zip([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    /// <summary>An archive.</summary>
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A gzip file.</summary>
    public static byte[] Gzip(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionMode.Compress, leaveOpen: true))
        {
            gzip.Write(bytes);
        }

        return stream.ToArray();
    }

    /// <summary>Bytes as zlib packs them.</summary>
    public static byte[] Deflated(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var zlib = new ZLibStream(stream, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(bytes);
        }

        return stream.ToArray();
    }

    /// <summary>A PDF of objects, with its table of where they are.</summary>
    public static byte[] Pdf(string trailer, params byte[][] objects)
    {
        using var stream = new MemoryStream();
        void Write(string text) => stream.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.7\n");
        var places = new List<long>();
        for (var i = 0; i < objects.Length; i++)
        {
            places.Add(stream.Position);
            Write($"{i + 1} 0 obj\n");
            stream.Write(objects[i]);
            Write("\nendobj\n");
        }

        var table = stream.Position;
        Write($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => Write($"{p:D10} 00000 n \n"));
        Write($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
        return stream.ToArray();
    }

    /// <summary>A PDF of one page with that content, as it stands in the file.</summary>
    public static byte[] PdfPage(byte[] content, string dictionary = "", string trailer = "") =>
        Pdf(
            trailer,
            "<< /Type /Catalog /Pages 2 0 R >>"u8.ToArray(),
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"u8.ToArray(),
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"u8.ToArray(),
            [
                .. Encoding.Latin1.GetBytes($"<< /Length {content.Length} {dictionary} >>\nstream\n"),
                .. content,
                .. "\nendstream"u8,
            ]
        );

    /// <summary>Reads bytes.</summary>
    public static CaptureReading Read(byte[] bytes, string input = "x", string? contentType = null) =>
        CaptureReader.Read(new Capture(input, bytes) { ContentType = contentType });

    /// <summary>Reads a text.</summary>
    public static CaptureReading Read(string text, string input = "x") => Read(Encoding.UTF8.GetBytes(text), input);

    /// <summary>The only item of what could be read whole.</summary>
    public static ReadItem Item(CaptureReading reading)
    {
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Items);
    }

    /// <summary>The only problem of what could not be read.</summary>
    public static string Problem(CaptureReading reading)
    {
        Assert.Empty(reading.Items);
        return Assert.Single(reading.Problems).ToString();
    }
}
