using System.Buffers;
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
    private const int NoMembers = -1;

    // What must be escaped, and surrogates, of which half a pair must be.
    private static readonly SearchValues<char> s_escaped = SearchValues.Create([
        '"',
        '\\',
        .. Enumerable.Range(0, 0x20).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    // What is in most texts, and is found much faster than what is in few.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Where(c => c is not ('"' or '\\')),
    ]);

    private readonly List<Open> _open = [];

    // The members of all objects that are open, the innermost object's last.
    private readonly List<(string Name, int Start)> _members = [];
    private char[] _text = GC.AllocateUninitializedArray<char>(1024);
    private int _length;
    private bool _isNamed;

    /// <summary>Opens an object; its members may come in any order.</summary>
    public CanonicalJson StartObject()
    {
        Place();
        Append('{');
        _open.Add(new Open(_length, _members.Count));
        return this;
    }

    /// <summary>Closes an object.</summary>
    public CanonicalJson EndObject()
    {
        if (_isNamed || _open is not [.., { FirstMember: not NoMembers } ended])
        {
            throw new InvalidOperationException("No object ends here.");
        }

        Sort(ended);
        _members.RemoveRange(ended.FirstMember, _members.Count - ended.FirstMember);
        _open.RemoveAt(_open.Count - 1);
        Append('}');
        return this;
    }

    /// <summary>Opens an array.</summary>
    public CanonicalJson StartArray()
    {
        Place();
        Append('[');
        _open.Add(new Open(_length, NoMembers));
        return this;
    }

    /// <summary>Closes an array.</summary>
    public CanonicalJson EndArray()
    {
        if (_open is not [.., { FirstMember: NoMembers }])
        {
            throw new InvalidOperationException("No array ends here.");
        }

        _open.RemoveAt(_open.Count - 1);
        Append(']');
        return this;
    }

    /// <summary>Names the member that comes next. No name may stand twice in an object.</summary>
    public CanonicalJson Name(string name)
    {
        if (_isNamed || _open is not [.., { FirstMember: not NoMembers } open])
        {
            throw new InvalidOperationException($"No name is expected here, found '{name}'.");
        }

        if (_members.Count > open.FirstMember)
        {
            Append(',');
        }

        _members.Add((name, _length));
        Quote(name);
        Append(':');
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
        var digits = number.ToString("0.############################", CultureInfo.InvariantCulture);
        // By its digits: the conversion of a decimal does not always find the nearest double, and depends on its zeros.
        var text = Ecmascript(double.Parse(digits, CultureInfo.InvariantCulture));
        var isExact =
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) && read == number;
        return Literal(isExact ? text : digits);
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
        Append(json);
        return this;
    }

    /// <summary>What was written, once all that was opened is closed.</summary>
    public override string ToString() => new(Written);

    /// <summary>SHA-256 of what was written, in UTF-8, once all that was opened is closed.</summary>
    public ContentHash Hash
    {
        get
        {
            var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(_length));
            try
            {
                return ContentHash.Of(bytes.AsSpan(0, Encoding.UTF8.GetBytes(Written, bytes)));
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    /// <summary>What was written, once all that was opened is closed; valid until more is written.</summary>
    public ReadOnlySpan<char> Written =>
        _open.Count == 0 ? _text.AsSpan(0, _length) : throw new InvalidOperationException("Something is still open.");

    /// <summary>Makes ready for a value.</summary>
    private void Place()
    {
        if (_open is [.., var open])
        {
            if (open.FirstMember != NoMembers && !_isNamed)
            {
                throw new InvalidOperationException("A member needs a name.");
            }

            if (open.FirstMember == NoMembers && _length > open.Start)
            {
                Append(',');
            }
        }
        else if (_length > 0)
        {
            throw new InvalidOperationException("One text holds one value.");
        }

        _isNamed = false;
    }

    private void Sort(Open ended)
    {
        var isSorted = true;
        for (var i = ended.FirstMember + 1; i < _members.Count && isSorted; i++)
        {
            isSorted = string.CompareOrdinal(_members[i - 1].Name, _members[i].Name) < 0;
        }

        if (isSorted)
        {
            return;
        }

        var written = _text.AsSpan(ended.Start, _length - ended.Start).ToArray();
        var parts = new (string Name, int Start, int End)[_members.Count - ended.FirstMember];
        for (var i = 0; i < parts.Length; i++)
        {
            var (name, start) = _members[ended.FirstMember + i];
            var isLast = i + 1 == parts.Length;
            parts[i] = (name, start, isLast ? _length : _members[ended.FirstMember + i + 1].Start - 1);
        }

        Array.Sort(parts, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        _length = ended.Start;
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0)
            {
                if (parts[i].Name == parts[i - 1].Name)
                {
                    throw new InvalidOperationException($"The name '{parts[i].Name}' stands twice.");
                }

                Append(',');
            }

            Append(written.AsSpan(parts[i].Start - ended.Start, parts[i].End - parts[i].Start));
        }
    }

    private void Quote(string text)
    {
        Append('"');
        var rest = text.AsSpan();
        var first = rest.IndexOfAnyExcept(s_plain);
        Append(first < 0 ? rest : rest[..first]);
        rest = first < 0 ? [] : rest[first..];
        for (int plain; (plain = rest.IndexOfAny(s_escaped)) >= 0; )
        {
            Append(rest[..plain]);
            var c = rest[plain];
            var isPair = char.IsHighSurrogate(c) && plain + 1 < rest.Length && char.IsLowSurrogate(rest[plain + 1]);
            Append(
                isPair
                    ? rest.Slice(plain, 2)
                    : c switch
                    {
                        '"' => "\\\"",
                        '\\' => "\\\\",
                        '\b' => "\\b",
                        '\t' => "\\t",
                        '\n' => "\\n",
                        '\f' => "\\f",
                        '\r' => "\\r",
                        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                    }
            );
            rest = rest[(plain + (isPair ? 2 : 1))..];
        }

        Append(rest);
        Append('"');
    }

    private void Append(char c) => Append(new ReadOnlySpan<char>(in c));

    private void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _text.Length)
        {
            var more = GC.AllocateUninitializedArray<char>(Math.Max(_text.Length * 2, _length + text.Length));
            _text.AsSpan(0, _length).CopyTo(more);
            _text = more;
        }

        text.CopyTo(_text.AsSpan(_length));
        _length += text.Length;
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

    /// <summary>Something that is not closed: where its content starts, and the first of an object's members.</summary>
    private readonly record struct Open(int Start, int FirstMember);
}
