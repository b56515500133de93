using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>The rules of posts: X (SPEC, chapter 5).</summary>
internal sealed partial class PostRules(LintDocument document, FindingList findings)
{
    private static readonly TimeSpan InterfaceZone = TimeSpan.FromHours(8);

    /// <summary>Checks the line that opens a post, and that a quote follows.</summary>
    public void Check(LintBlock block, LintBlock? next)
    {
        var line = block.Lines[0];
        if (PostHeader.Parse(line) is not { } post)
        {
            findings.Add("X01", block.Line, 1, $"not the line of a post: {FindingList.Quoted(line)}");
            return;
        }

        if (post.Tail.Length > 0 || post.HasDot || block.Lines.Count > 1)
        {
            var column =
                post.HasDot ? post.HandleStart + post.Handle.Length + 1
                : post.Tail.Length > 0 ? line.Length - post.Tail.Length + 1
                : 1;
            findings.Add("X01", block.Line, column, "more than the line of a post", Severity.Warning);
        }

        if (post.Name.Length == 0)
        {
            findings.Add("X07", block.Line);
        }

        if (post.Handle.Replace("\\", "", StringComparison.Ordinal) != post.UrlHandle)
        {
            findings.Add(
                "X02",
                block.Line,
                post.HandleStart,
                $"{FindingList.Quoted("@" + post.Handle)} in the text, {FindingList.Quoted(post.UrlHandle)} in the address"
            );
        }

        CheckDate(post, block.Line);
        if (next?.Kind is not (BlockKind.Quote or BlockKind.Image))
        {
            findings.Add("X04", block.Line);
        }
    }

    /// <summary>
    /// The date that the post's id encodes, in the form that the post has; null where it is written so, where it is not
    /// known, or where it lies after the week and so raises more questions than it settles.
    /// </summary>
    public static string? RightDate(PostHeader post, IsoWeek? week)
    {
        if (MomentOf(post.Id) is not { } moment)
        {
            return null;
        }

        var isIso = IsoDate().IsMatch(post.Date);
        var local = isIso ? moment.UtcDateTime : moment.ToOffset(InterfaceZone).DateTime;
        if ((!isIso && ReadInterface(post.Date) is null) || IsAfter(DateOnly.FromDateTime(local), week))
        {
            return null;
        }

        var right = local.ToString(isIso ? "yyyy-MM-dd" : "h:mm tt · MMM d, yyyy", CultureInfo.InvariantCulture);
        return right == post.Date ? null : right;
    }

    /// <summary>Whether a day comes after the week, with a day's grace for posts of zones further east.</summary>
    public static bool IsAfter(DateOnly day, IsoWeek? week) => week is { } w && day > w.Sunday.AddDays(1);

    private void CheckDate(PostHeader post, int line)
    {
        var column = post.DateStart + 1;
        var moment = MomentOf(post.Id);
        DateOnly day;
        if (IsoDate().IsMatch(post.Date))
        {
            if (
                !DateOnly.TryParseExact(
                    post.Date,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out day
                )
            )
            {
                findings.Add("X03", line, column, $"no such day: {FindingList.Quoted(post.Date)}");
                return;
            }

            if (moment is null || day != DateOnly.FromDateTime(moment.Value.UtcDateTime))
            {
                Differs(post, moment, "UTC", line);
            }
        }
        else if (ReadInterface(post.Date) is { } written)
        {
            findings.Add("X08", line, column);
            day = DateOnly.FromDateTime(written);
            var right = moment?.ToOffset(InterfaceZone).DateTime;
            if (right is not { } r || r.AddTicks(-(r.Ticks % TimeSpan.TicksPerMinute)) != written)
            {
                Differs(post, moment?.ToOffset(InterfaceZone), "UTC+8", line);
            }
        }
        else
        {
            findings.Add("X03", line, column, $"not a post's date: {FindingList.Quoted(post.Date)}");
            return;
        }

        if (IsAfter(day, document.Week))
        {
            findings.Add("X06", line, column, $"{post.Date} is after the week");
        }
    }

    private void Differs(PostHeader post, DateTimeOffset? moment, string zone, int line) =>
        findings.Add(
            "X05",
            line,
            post.DateStart + 1,
            moment is { } right
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{post.Date} here, {right:yyyy-MM-dd HH:mm} {zone} by the post's id"
                )
                : $"the post's id {FindingList.Quoted(post.Id)} encodes no date"
        );

    /// <summary>When the post was written; null if the id is no snowflake.</summary>
    private static DateTimeOffset? MomentOf(string id) =>
        ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new PostId(number).Moment
            : null;

    private static DateTime? ReadInterface(string date)
    {
        var match = InterfaceDate().Match(date);
        if (!match.Success)
        {
            return null;
        }

        int Number(int group) =>
            int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

        var (hour, minute, day, year) = (
            Number(1) % 12 + (match.Groups[3].Value == "PM" ? 12 : 0),
            Number(2),
            Number(5),
            Number(6)
        );
        var month =
            Array.IndexOf(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, match.Groups[4].Value) + 1;
        var isDay = month is >= 1 and <= 12 && year >= 1 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDay && minute < 60 ? new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Unspecified) : null;
    }

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDate();

    [GeneratedRegex(
        "^([0-9]{1,2}):([0-9]{2}) ([AP]M) · ([A-Za-z]{3}) ([0-9]{1,2}), ([0-9]{4})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex InterfaceDate();
}
