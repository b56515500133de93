using Chela.Reading.Captures;

namespace Chela.Extracts;

/// <summary>What came of one input.</summary>
/// <param name="Input">As the owner named it; a file of a folder by the folder's name and its own.</param>
/// <param name="Reading">What was read out of it.</param>
internal sealed record ExtractedInput(string Input, CaptureReading Reading)
{
    /// <summary>Whether nothing could be read.</summary>
    public bool IsFailed => Reading.Items.IsEmpty && !Reading.Problems.IsEmpty;

    /// <summary>A problem of it in one line: file, place, reason.</summary>
    public string Told(CaptureProblem problem) =>
        problem.Reason.Contains(Input, StringComparison.Ordinal) ? problem.ToString() : $"{Input}: {problem}";
}
