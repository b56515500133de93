using System.Text;

namespace Chela.Text;

/// <summary>Punycode (RFC 3492): labels of host names in ASCII. The framework's own refuses names that are in use.</summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int LeastThreshold = 1;
    private const int MostThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCode = 0x80;

    /// <summary>The encoded label, without the prefix <c>xn--</c>. The label is short: a host name's.</summary>
    public static string Encode(string label)
    {
        var input = label.EnumerateRunes().Select(r => r.Value).ToArray();
        var output = new StringBuilder();
        foreach (var code in input.Where(c => c < FirstCode))
        {
            output.Append((char)code);
        }

        var basic = output.Length;
        if (basic > 0)
        {
            output.Append('-');
        }

        var (next, delta, bias, handled) = (FirstCode, 0, FirstBias, basic);
        while (handled < input.Length)
        {
            var least = input.Where(c => c >= next).Min();
            delta += (least - next) * (handled + 1);
            next = least;
            foreach (var code in input)
            {
                if (code < next)
                {
                    delta++;
                }
                else if (code == next)
                {
                    AppendNumber(output, delta, bias);
                    bias = Adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
            next++;
        }

        return output.ToString();
    }

    private static void AppendNumber(StringBuilder output, int number, int bias)
    {
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, LeastThreshold, MostThreshold);
            if (number < threshold)
            {
                output.Append(Digit(number));
                return;
            }

            output.Append(Digit(threshold + ((number - threshold) % (Base - threshold))));
            number = (number - threshold) / (Base - threshold);
        }
    }

    private static int Adapt(int delta, int points, bool isFirst)
    {
        delta = isFirst ? delta / Damp : delta / 2;
        delta += delta / points;
        var k = 0;
        for (; delta > (Base - LeastThreshold) * MostThreshold / 2; k += Base)
        {
            delta /= Base - LeastThreshold;
        }

        return k + ((Base - LeastThreshold + 1) * delta / (delta + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
