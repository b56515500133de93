using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Lint;

/// <summary>The rules of images: M (SPEC, chapter 5). Remembers their numbers.</summary>
internal sealed partial class ImageRules(FindingList findings)
{
    private readonly List<int> _numbers = [];
    private int _firstLine;

    /// <summary>Checks the images of a block.</summary>
    public void Check(LintBlock block)
    {
        foreach (var (start, text, target) in LineForm.Images(string.Join(' ', block.Lines.AsEnumerable())))
        {
            var name = LocalName().Match(target);
            if (name.Success)
            {
                _firstLine = _numbers.Count == 0 ? block.Line : _firstLine;
                _numbers.Add(int.Parse(name.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture));
            }
            else
            {
                findings.Add(
                    "M01",
                    block.Line,
                    start + 1,
                    $"expected README.zh-CN.assets/README.zh-CN_NNN.webp, found {FindingList.Quoted(target)}"
                );
            }

            if (text != "Image")
            {
                findings.Add("M03", block.Line, start + 1, $"expected 'Image', found {FindingList.Quoted(text)}");
            }
        }
    }

    /// <summary>Checks that the numbers rise, once all images have been seen.</summary>
    public void CheckNumbers()
    {
        for (var i = 1; i < _numbers.Count; i++)
        {
            if (_numbers[i] <= _numbers[i - 1])
            {
                findings.Add("M02", _firstLine, 1, $"image {_numbers[i]:000} comes after image {_numbers[i - 1]:000}");
                return;
            }
        }
    }

    [GeneratedRegex(
        @"^README(?:\.zh-CN)?\.assets/README(?:\.zh-CN)?_([0-9]{3})\.(?:webp|gif|svg)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex LocalName();
}
