using System.Buffers;

namespace Chela.Text.Written;

/// <summary>
/// Finds what a text names, in one pass from left to right: at each place where a word may begin the first form that
/// fits and ends where a word may end is taken, and reading goes on behind it, so that no part of a name is a name.
/// </summary>
public sealed class WrittenForms
{
    /// <summary>Stands for letters and digits of what is hidden: whatever touches it is no whole word.</summary>
    public const char HiddenWord = '\uFFFF';

    /// <summary>Stands for everything else that is hidden.</summary>
    public const char HiddenOther = '\0';

    private const string TokenSigns = ".-/\\@#~+";
    private const string Currencies = "$€£¥₩₹";
    private static readonly SearchValues<char> NameSigns = SearchValues.Create("./\\@#~+_");
    private const int MostInGroup = 8;
    private const int MostConnectors = 3;

    private static readonly string[] DayConnectors =
    [
        .. "at on from to or and until till the @ - t 到 至 或者 或 和 的 在 、 , (".Split(' '),
    ];

    // Of month names, noon and midnight; of ordinal words. Most words begin otherwise and are passed over at once.
    private const string DayInitials = "jfmasond";
    private const string OrdinalInitials = "fstne";

    // A currency before an amount takes no more.
    private const int LongestCurrency = 5;

    private static readonly string[] PercentSigns = ["%", "percent", "per cent", "pct"];
    private static readonly string[] OrdinalEndings = ["st", "nd", "rd", "th"];

    private static readonly string[] OrdinalWords =
    [
        .. "first second third fourth fifth sixth seventh eighth ninth tenth".Split(' '),
    ];

    private readonly ComparableText _text;
    private readonly string _folded;
    private readonly List<WrittenForm> _forms = [];

    private WrittenForms(ComparableText text) => (_text, _folded) = (text, text.Folded);

    /// <summary>The forms in order; of two that begin together the longer first.</summary>
    public static List<WrittenForm> Read(ComparableText text)
    {
        var reader = new WrittenForms(text);
        for (var at = 0; at < reader._folded.Length; )
        {
            at = reader.ReadAt(at);
        }

        reader.ReadQuotations();
        reader._forms.Sort(
            (a, b) =>
                a.Start != b.Start ? a.Start.CompareTo(b.Start)
                : a.End != b.End ? b.End.CompareTo(a.End)
                : a.Kind.CompareTo(b.Kind)
        );
        return reader._forms;
    }

    /// <summary>Reads what begins at a place; the place to go on from.</summary>
    private int ReadAt(int at)
    {
        if (!IsWord(at) && !TokenSigns.Contains(_folded[at]) && !Currencies.Contains(_folded[at]))
        {
            return at + 1;
        }

        var end = ReadPlace(at);
        end = end > at ? end : ReadDays(at);
        end = end > at ? end : ReadAmount(at);
        end = end > at ? end : ReadToken(at);
        if (end > at)
        {
            return end;
        }

        do
        {
            at++;
        } while (!WordEdges.IsEdge(_folded, at));

        return at;
    }

    private bool IsWord(int at) => WordEdges.IsSolid(_folded, at) || WordEdges.IsIdeographic(_folded, at);

    private int ReadPlace(int at)
    {
        if (WordEdges.IsIdeographic(_folded, at))
        {
            return at;
        }

        if (WrittenAddress.Read(_folded, at) is > 0 and var address)
        {
            return Add(WrittenKind.Address, _folded.Substring(at, address), at, at + address);
        }

        if (WordEdges.IsSolid(_folded, at) && WrittenUrl.TryRead(_text.Exact, _folded, at, out var url))
        {
            return Add(WrittenKind.Url, $"{url.Scheme}://{url.Rest}", at, at + url.Length);
        }

        var account = WrittenAccount.Read(_folded, at);
        return account == 0 || (char.IsAsciiDigit(_folded[at]) && WrittenMoney.TryRead(_folded, at, out _))
            ? at
            : Add(
                WrittenKind.Account,
                _folded.Substring(at, account).Replace(" ", "", StringComparison.Ordinal),
                at,
                at + account
            );
    }

    /// <summary>Dates and times, and the moments of those that stand together: "on 2024-05-20 at 10:00 or 16:00".</summary>
    private int ReadDays(int at)
    {
        if ((char.IsAsciiLetter(_folded[at]) && !DayInitials.Contains(_folded[at])) || ReadDay(at) is not { } first)
        {
            return at;
        }

        var days = new List<WrittenForm> { first };
        while (days.Count < MostInGroup && ReadDay(SkipConnectors(days[^1].End)) is { } next)
        {
            days.Add(next);
        }

        if (!WordEdges.IsEdge(_folded, days[^1].End))
        {
            return at;
        }

        foreach (var day in days)
        {
            Add(day.Kind, day.Normal, day.Start, day.End);
        }

        // A time goes with the date before it, or with the one behind it where a time comes first.
        for (var index = 0; index < days.Count; index++)
        {
            var dates =
                days[0].Kind == WrittenKind.Time
                    ? days.FindIndex(index, day => day.Kind == WrittenKind.Date)
                    : days.FindLastIndex(index, day => day.Kind == WrittenKind.Date);
            if (days[index].Kind == WrittenKind.Time && dates >= 0)
            {
                var (date, time) = (days[dates], days[index]);
                Add(
                    WrittenKind.Moment,
                    $"{date.Normal} {time.Normal}",
                    Math.Min(date.Start, time.Start),
                    Math.Max(date.End, time.End)
                );
            }
        }

        return days[^1].End;
    }

    private WrittenForm? ReadDay(int at)
    {
        if (at >= _folded.Length)
        {
            return null;
        }

        if (WrittenDate.TryRead(_folded, at, out var date))
        {
            var end = at + date.Length;
            return date.IsAmbiguous
                ? new(WrittenKind.Token, _folded[at..end], at, end)
                : new(WrittenKind.Date, date.Normal, at, end);
        }

        return WrittenTime.TryRead(_folded, at, out var time)
            ? new(WrittenKind.Time, time.Normal, at, at + time.Length)
            : null;
    }

    private int SkipConnectors(int at)
    {
        for (var count = 0; count < MostConnectors; count++)
        {
            at += at < _folded.Length && _folded[at] == ' ' ? 1 : 0;
            var word = Array.Find(DayConnectors, word => _folded.AsSpan(at).StartsWith(word, StringComparison.Ordinal));
            if (word is null)
            {
                break;
            }

            at += word.Length;
        }

        return at + (at < _folded.Length && _folded[at] == ' ' ? 1 : 0);
    }

    /// <summary>Money, percentages, ordinals, numbers. What has several readings is a token: it names itself alone.</summary>
    private int ReadAmount(int at)
    {
        if (char.IsAsciiLetter(_folded[at]) && !HasNumber(at) && !OrdinalInitials.Contains(_folded[at]))
        {
            return at;
        }

        if (WrittenMoney.TryRead(_folded, at, out var money) && WordEdges.IsEdge(_folded, at + money.Length))
        {
            var end = at + money.Length;
            return money.IsAmbiguous
                ? Add(WrittenKind.Token, _folded[at..end], at, end)
                : Add(WrittenKind.Money, $"{WrittenNumber.Normal(money.Amount)} {money.Currency}", at, end);
        }

        var before = Prefix("百分之", at) + Prefix("第", at);
        if (!WrittenNumber.TryRead(_folded, at + before, out var number))
        {
            var word = Array.FindIndex(OrdinalWords, word => Prefix(word, at) > 0);
            return word >= 0 && WordEdges.IsEdge(_folded, at + OrdinalWords[word].Length)
                ? Add(WrittenKind.Ordinal, WrittenNumber.Normal(word + 1), at, at + OrdinalWords[word].Length)
                : at;
        }

        var numberEnd = at + before + number.Length;
        var normal = number.IsAmbiguous ? _folded[at..numberEnd] : WrittenNumber.Normal(number.Value);
        if (before > 0)
        {
            return Add(before > 1 ? WrittenKind.Percentage : WrittenKind.Ordinal, normal, at, numberEnd);
        }

        var blank = Prefix(" ", numberEnd);
        var percent = Longest(PercentSigns, numberEnd + blank);
        var ending = Longest(OrdinalEndings, numberEnd);
        if (percent > 0)
        {
            return Add(WrittenKind.Percentage, normal, at, numberEnd + blank + percent);
        }

        if (ending > 0 || IsListMark(at, numberEnd))
        {
            return Add(WrittenKind.Ordinal, normal, at, numberEnd + ending);
        }

        // One numeral alone is more often a part of a word: 一起, 三明治.
        var isWord =
            WordEdges.IsIdeographic(_folded, at) && (!ChineseNumeral.TryRead(_folded, at, out var n) || !n.IsCompound);
        return isWord || !WordEdges.IsEdge(_folded, numberEnd) ? at
            : number.IsAmbiguous ? Add(WrittenKind.Token, normal, at, numberEnd)
            : Add(WrittenKind.Number, normal, at, numberEnd);
    }

    private bool HasNumber(int at)
    {
        for (var end = at; end < _folded.Length && end - at <= LongestCurrency; end++)
        {
            if (char.IsAsciiDigit(_folded[end]) || WordEdges.IsIdeographic(_folded, end))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a number counts the points of a list: "1. Pay", ": 2) Send".</summary>
    private bool IsListMark(int at, int end) =>
        end - at <= 2
        && end + 1 < _folded.Length
        && _folded[end] is '.' or ')'
        && _folded[end + 1] == ' '
        && (at == 0 || (at > 1 && _folded[at - 1] == ' ' && ".:;?!,".Contains(_folded[at - 2])));

    private int ReadToken(int at)
    {
        if (_folded[at] is '-' or '+')
        {
            return at;
        }

        var isDrive =
            at + 2 < _folded.Length
            && char.IsAsciiLetter(_folded[at])
            && _folded[at + 1] == ':'
            && _folded[at + 2] is '\\' or '/';
        var end = isDrive ? at + 2 : at;
        while (
            end < _folded.Length
            && (
                WordEdges.IsSolid(_folded, end)
                || TokenSigns.Contains(_folded[end])
                || (end > at && !WordEdges.IsEdge(_folded, end))
            )
        )
        {
            end++;
        }

        var run = _text.Exact.AsSpan(at, end - at).TrimEnd(TokenSigns);
        if (run.IsEmpty)
        {
            // Signs alone are no name, wherever in them one begins; only the last may open an amount.
            return Math.Max(at, end - 1);
        }

        end = at + run.Length;
        if (!IsName(run))
        {
            return at;
        }

        // 账单.txt: what stands behind Han characters with a sign is the end of a name, not a name.
        var isEnd =
            at > 0
            && !WordEdges.IsSolid(_folded, at)
            && WordEdges.IsIdeographic(_folded, at - 1)
            && run[0] != '@'
            && run[0] != '#';
        var path = PathOf(run.ToString());
        return isEnd || path is null ? end : Add(WrittenKind.Token, path, at, end);
    }

    private static bool IsName(ReadOnlySpan<char> run) =>
        run.ContainsAny(NameSigns) || run.ContainsAnyInRange('0', '9');

    /// <summary>The canonical form: <c>/</c> between steps, none empty, no <c>./</c> in front; null with a step up, which may lead anywhere.</summary>
    private static string? PathOf(string run)
    {
        if (!run.AsSpan().ContainsAny('/', '\\'))
        {
            return run;
        }

        var steps = run.Replace('\\', '/').Split('/');
        return Array.IndexOf(steps, "..") >= 0
            ? null
            : string.Join('/', steps.Where((step, index) => step is not ("" or ".") || (index == 0 && step == "")));
    }

    /// <summary>The parts in quotation marks. An apostrophe is none: a mark opens before a word and closes behind one.</summary>
    private void ReadQuotations()
    {
        const string Open = "\"'“‘「『《«";
        const string Close = "\"'”’」』》»";
        Span<int> pending = stackalloc int[Open.Length];
        pending.Fill(-1);
        for (var at = 0; at < _folded.Length; at++)
        {
            var mark = _text.Exact[at];
            var closes = Close.IndexOf(mark);
            if (closes >= 0 && pending[closes] >= 0 && IsFree(at + 1) && _folded[at - 1] != ' ')
            {
                var start = pending[closes] + 1;
                pending[closes] = -1;
                if (start < at)
                {
                    Add(WrittenKind.Quotation, _folded[start..at], start, at);
                }
            }
            else if (
                Open.IndexOf(mark) is >= 0 and var opens
                && IsFree(at - 1)
                && at + 1 < _folded.Length
                && _folded[at + 1] != ' '
            )
            {
                pending[opens] = at;
            }
        }
    }

    private bool IsFree(int at) => at < 0 || at >= _folded.Length || !WordEdges.IsSolid(_folded, at);

    private int Prefix(string word, int at) =>
        at < _folded.Length && _folded.AsSpan(at).StartsWith(word, StringComparison.Ordinal) ? word.Length : 0;

    private int Longest(string[] words, int at)
    {
        var length = words.Max(word => Prefix(word, at));
        return length > 0 && WordEdges.IsEdge(_folded, at + length) ? length : 0;
    }

    private int Add(WrittenKind kind, string normal, int start, int end)
    {
        // A name that goes over something hidden is another one than what is left of it. A quotation only says what is quoted.
        if (kind != WrittenKind.Quotation && _folded.AsSpan(start, end - start).ContainsAny(HiddenWord, HiddenOther))
        {
            return end;
        }

        _forms.Add(new(kind, normal, start, end));
        return end;
    }
}
