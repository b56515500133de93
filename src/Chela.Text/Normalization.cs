using System.Text;

namespace Chela.Text;

/// <summary>
/// The normalization forms of Unicode (UAX #15). Text that is in a form already comes back as the same instance;
/// unpaired surrogates stay as they are. Linear in the length of the text, whatever it holds.
/// </summary>
public static class Normalization
{
    private const int HangulBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TailBase = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int HangulCount = LeadCount * VowelCount * TailCount;

    [Flags]
    private enum Form
    {
        Nfd = 1,
        Nfkd = 2,
        Nfc = 4,
        Nfkc = 8,
    }

    /// <summary>Canonical decomposition, then canonical composition.</summary>
    public static string Nfc(string text) => Normalize(text, Form.Nfc);

    /// <summary>Canonical decomposition.</summary>
    public static string Nfd(string text) => Normalize(text, Form.Nfd);

    /// <summary>Compatibility decomposition, then canonical composition.</summary>
    public static string Nfkc(string text) => Normalize(text, Form.Nfkc);

    /// <summary>Compatibility decomposition.</summary>
    public static string Nfkd(string text) => Normalize(text, Form.Nfkd);

    private static string Normalize(string text, Form form)
    {
        if (Ascii.IsValid(text) || IsSurelyIn(text, form))
        {
            return text;
        }

        var codePoints = Decompose(text, form is Form.Nfkd or Form.Nfkc);
        if (form is Form.Nfc or Form.Nfkc)
        {
            Compose(codePoints);
        }

        var normalized = new StringBuilder(text.Length);
        foreach (var codePoint in codePoints)
        {
            CodePoints.Append(normalized, codePoint);
        }

        return normalized.Equals(text) ? text : normalized.ToString();
    }

    /// <summary>The quick check (UAX #15, section 9): no code point that may change, and marks in their order.</summary>
    private static bool IsSurelyIn(string text, Form form)
    {
        var last = 0;
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            var kind = KindOf(CodePoints.At(text, at, out length));
            var combining = NormalizationTable.Classes[kind];
            if ((NormalizationTable.Checks[kind] & (int)form) != 0 || (combining != 0 && combining < last))
            {
                return false;
            }

            last = combining;
        }

        return true;
    }

    private static List<int> Decompose(string text, bool isCompatibility)
    {
        var codePoints = new List<int>(text.Length);
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            Decompose(CodePoints.At(text, at, out length), isCompatibility, codePoints);
        }

        Order(codePoints);
        return codePoints;
    }

    private static void Decompose(int codePoint, bool isCompatibility, List<int> to)
    {
        if (codePoint - HangulBase is >= 0 and < HangulCount and var syllable)
        {
            to.Add(LeadBase + (syllable / (VowelCount * TailCount)));
            to.Add(VowelBase + (syllable % (VowelCount * TailCount) / TailCount));
            if (syllable % TailCount != 0)
            {
                to.Add(TailBase + (syllable % TailCount));
            }
        }
        else if (
            KindOf(codePoint) != 0
            && (
                (isCompatibility && NormalizationTable.Compatibility.TryGet(codePoint, out var decomposed))
                || NormalizationTable.Canonical.TryGet(codePoint, out decomposed)
            )
        )
        {
            int length;
            for (var at = 0; at < decomposed.Length; at += length)
            {
                to.Add(CodePoints.At(decomposed, at, out length));
            }
        }
        else
        {
            to.Add(codePoint);
        }
    }

    /// <summary>Puts each run of marks in the order of their combining classes, equal ones as they stood.</summary>
    private static void Order(List<int> codePoints)
    {
        const int classShift = 53;
        const int placeShift = 21;
        var run = new List<long>();
        for (var at = 0; at <= codePoints.Count; at++)
        {
            var combining = at < codePoints.Count ? ClassOf(codePoints[at]) : 0;
            if (combining != 0)
            {
                // Class, place and code point in one number: sorting is then stable, and fast for a run of any length.
                run.Add(((long)combining << classShift) | ((long)run.Count << placeShift) | (long)codePoints[at]);
                continue;
            }

            if (run.Count > 1)
            {
                run.Sort();
                for (var i = 0; i < run.Count; i++)
                {
                    codePoints[at - run.Count + i] = (int)(run[i] & ((1 << placeShift) - 1));
                }
            }

            run.Clear();
        }
    }

    /// <summary>The canonical composition algorithm (Unicode, chapter 3.11, D117), in place.</summary>
    private static void Compose(List<int> codePoints)
    {
        var starter = -1;
        var last = 0;
        var kept = 0;
        foreach (var codePoint in codePoints.ToArray())
        {
            var combining = ClassOf(codePoint);
            var isReachable = starter >= 0 && (starter == kept - 1 || (last != 0 && last < combining));
            if (isReachable && Composite(codePoints[starter], codePoint) is var composite and >= 0)
            {
                codePoints[starter] = composite;
                continue;
            }

            if (combining == 0)
            {
                starter = kept;
            }

            last = combining;
            codePoints[kept++] = codePoint;
        }

        codePoints.RemoveRange(kept, codePoints.Count - kept);
    }

    /// <summary>What two code points compose to; -1 if they do not.</summary>
    private static int Composite(int first, int second)
    {
        if (
            first - LeadBase is >= 0 and < LeadCount and var lead
            && second - VowelBase is >= 0 and < VowelCount and var vowel
        )
        {
            return HangulBase + (((lead * VowelCount) + vowel) * TailCount);
        }

        if (
            first - HangulBase is >= 0 and < HangulCount and var syllable
            && syllable % TailCount == 0
            && second - TailBase is > 0 and < TailCount and var tail
        )
        {
            return first + tail;
        }

        var at = NormalizationTable.Pairs.BinarySearch(((long)first << 21) | (long)second);
        return at < 0 ? -1 : NormalizationTable.Composites[at];
    }

    private static int ClassOf(int codePoint) => NormalizationTable.Classes[KindOf(codePoint)];

    private static int KindOf(int codePoint) =>
        codePoint >= NormalizationTable.Limit
            ? 0
            : NormalizationTable.Blocks[
                (NormalizationTable.Index[codePoint / NormalizationTable.BlockSize] * NormalizationTable.BlockSize)
                    + (codePoint % NormalizationTable.BlockSize)
            ];
}
