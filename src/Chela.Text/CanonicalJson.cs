using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>
/// Writes JSON in the one form that can be hashed (RFC 8785, JCS): no blanks, members in the order of their names' UTF-16
/// code units, numbers as ECMAScript writes them, escapes only where JSON demands them. In two places it goes on where the
/// RFC gives up, so that unequal values never get equal texts: a number that no double holds keeps all its digits,
/// and half of a surrogate pair is escaped. Not thread-safe.
/// </summary>
public sealed class CanonicalJson
{
    private readonly StringBuilder _text = new();
    private readonly Stack<Open> _open = new();
    private bool _isNamed;

    /// <summary>Opens an object; its members may come in any order.</summary>
    public CanonicalJson StartObject()
    {
        Place();
        _text.Append('{');
        _open.Push(new Open(_text.Length, []));
        return this;
    }

    /// <summary>Closes an object.</summary>
    public CanonicalJson EndObject()
    {
        if (_isNamed || !_open.TryPop(out var ended) || ended.Members is not { } members)
        {
            throw new InvalidOperationException("No object ends here.");
        }

        Sort(ended.Start, members);
        _text.Append('}');
        return this;
    }

    /// <summary>Opens an array.</summary>
    public CanonicalJson StartArray()
    {
        Place();
        _text.Append('[');
        _open.Push(new Open(_text.Length, null));
        return this;
    }

    /// <summary>Closes an array.</summary>
    public CanonicalJson EndArray()
    {
        if (!_open.TryPop(out var ended) || ended.Members is not null)
        {
            throw new InvalidOperationException("No array ends here.");
        }

        _text.Append(']');
        return this;
    }

    /// <summary>Names the member that comes next. No name may stand twice in an object.</summary>
    public CanonicalJson Name(string name)
    {
        if (_isNamed || !_open.TryPeek(out var open) || open.Members is not { } members)
        {
            throw new InvalidOperationException($"No name is expected here, found '{name}'.");
        }

        if (members.Count > 0)
        {
            _text.Append(',');
        }

        members.Add((name, _text.Length));
        Quote(name);
        _text.Append(':');
        _isNamed = true;
        return this;
    }

    /// <summary>Writes a text.</summary>
    public CanonicalJson Text(string text)
    {
        Place();
        Quote(text);
        return this;
    }

    /// <summary>Writes a whole number.</summary>
    public CanonicalJson Number(long number) => Literal(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number; equal ones alike, whatever zeros stand at their ends.</summary>
    public CanonicalJson Number(decimal number)
    {
        var text = Ecmascript((double)number);
        var isExact =
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read == number;
        return Literal(
            isExact ? text : number.ToString("0.############################", CultureInfo.InvariantCulture)
        );
    }

    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentException">JSON has no infinity and no NaN.</exception>
    public CanonicalJson Number(double number) =>
        double.IsFinite(number)
            ? Literal(Ecmascript(number))
            : throw new ArgumentException($"Expected a finite number, found {number}.", nameof(number));

    /// <summary>Writes true or false.</summary>
    public CanonicalJson Truth(bool isTrue) => Literal(isTrue ? "true" : "false");

    /// <summary>Writes null.</summary>
    public CanonicalJson Null() => Literal("null");

    /// <summary>Writes a value that is canonical already.</summary>
    public CanonicalJson Literal(string json)
    {
        Place();
        _text.Append(json);
        return this;
    }

    /// <summary>What was written, once all that was opened is closed.</summary>
    public override string ToString() =>
        _open.Count == 0 ? _text.ToString() : throw new InvalidOperationException("Something is still open.");

    /// <summary>Makes ready for a value.</summary>
    private void Place()
    {
        if (_open.TryPeek(out var open))
        {
            if (open.Members is not null && !_isNamed)
            {
                throw new InvalidOperationException("A member needs a name.");
            }

            if (open.Members is null && _text.Length > open.Start)
            {
                _text.Append(',');
            }
        }
        else if (_text.Length > 0)
        {
            throw new InvalidOperationException("One text holds one value.");
        }

        _isNamed = false;
    }

    private void Sort(int start, List<(string Name, int Start)> members)
    {
        var isSorted = true;
        for (var i = 1; i < members.Count && isSorted; i++)
        {
            isSorted = string.CompareOrdinal(members[i - 1].Name, members[i].Name) < 0;
        }

        if (isSorted)
        {
            return;
        }

        var written = _text.ToString(start, _text.Length - start);
        var parts = members
            .Select((m, i) => (m.Name, m.Start, End: i + 1 < members.Count ? members[i + 1].Start - 1 : _text.Length))
            .OrderBy(p => p.Name, StringComparer.Ordinal)
            .ToList();
        _text.Length = start;
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                if (parts[i].Name == parts[i - 1].Name)
                {
                    throw new InvalidOperationException($"The name '{parts[i].Name}' stands twice.");
                }

                _text.Append(',');
            }

            _text.Append(written.AsSpan(parts[i].Start - start, parts[i].End - parts[i].Start));
        }
    }

    private void Quote(string text)
    {
        _text.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                _text.Append(c).Append(text[++i]);
                continue;
            }

            _ = c switch
            {
                '"' => _text.Append("\\\""),
                '\\' => _text.Append("\\\\"),
                '\b' => _text.Append("\\b"),
                '\t' => _text.Append("\\t"),
                '\n' => _text.Append("\\n"),
                '\f' => _text.Append("\\f"),
                '\r' => _text.Append("\\r"),
                < ' ' => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ when char.IsSurrogate(c) => _text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => _text.Append(c),
            };
        }

        _text.Append('"');
    }

    /// <summary>ECMA-262, Number::toString with radix 10: the shortest digits that read back as the same number.</summary>
    private static string Ecmascript(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        var shortest = Math.Abs(number).ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var exponent =
            mark < 0
                ? 0
                : int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        // n of the standard: the decimal point stands after so many of the digits.
        var n = (point < 0 ? mantissa.Length : point) - (all.Length - digits.Length) + exponent;
        digits = digits.TrimEnd('0');
        var sign = number < 0 ? "-" : "";
        if (n is > 21 or <= -6)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{n - 1:+0;-0}");
        }

        return sign
            + (
                n <= 0 ? "0." + new string('0', -n) + digits
                : n >= digits.Length ? digits.PadRight(n, '0')
                : digits[..n] + "." + digits[n..]
            );
    }

    /// <summary>Something that is not closed: where its content starts, and an object's members.</summary>
    private readonly record struct Open(int Start, List<(string Name, int Start)>? Members);
}
