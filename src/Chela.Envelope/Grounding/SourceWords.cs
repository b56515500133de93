namespace Chela.Envelope.Grounding;

/// <summary>
/// Tells whether the owner named something as where things come from: "from X", "by X", 来自X, X发来的. In doubt it is
/// none only where a word between says where things go: "from my account to X".
/// </summary>
internal static class SourceWords
{
    private const int MostWords = 4;
    private const int LongestWord = 24;

    /// <summary>So far around a place is looked, that the work stays in proportion to the text.</summary>
    private const int Reach = 256;

    private static readonly string[] Sources = ["from", "by", "via"];

    /// <summary>Words behind which stands who gets something.</summary>
    private static readonly string[] Receiving =
    [
        .. "to for at with cc bcc mail email send message text tell ask forward invite share pay give write reply answer add notify".Split(
            ' '
        ),
    ];

    /// <summary>Words behind which a new part of the sentence begins.</summary>
    private static readonly string[] Turns =
    [
        .. Receiving,
        .. "in on into onto about and then but or is are was as that".Split(' '),
    ];

    private static readonly string[] ChineseSources = ["来自", "由", "从", "自"];
    private static readonly string[] ChineseTurns = ["给", "到", "向", "往", "致", "对"];

    /// <summary>What an address or account may be called in front of it: 从他的账户X.</summary>
    private static readonly string[] ChineseHolders = [.. "账户 账号 帐户 帐号 邮箱 地址 号码 银行卡 卡号".Split(' ')];

    private const int LongestOwner = 4;

    private static readonly string[] ChineseSourcesBehind =
    [
        .. "发来 发过来 寄来 转来 发给我 寄给我 发的 寄的 写的 的邮件 的来信 的信 的消息 的短信".Split(' '),
    ];

    /// <summary>What somebody did who is no destination by that: "X asked me to", "X's mail".</summary>
    private static readonly string[] SourcesBehind =
    [
        .. "wrote|writes|sent|has sent|asked|asks|says|said|told|emailed|mailed|messaged|texted|wants|claims|forwarded".Split(
            '|'
        ),
        "s mail",
        "s email",
        "s message",
        "s letter",
        "s invoice",
        "s request",
    ];

    private const string Wrapping = " '\"([{<“‘「『《<:@#";

    /// <summary>Whether what stands at a place is named as a source.</summary>
    public static bool Mark(string text, int start, int end)
    {
        var before = text.AsSpan(Math.Max(0, start - Reach), Math.Min(start, Reach)).TrimEnd(Wrapping);
        if (before.IsEmpty && start > Reach)
        {
            // Signs alone, as far as one looks: what stands before them could be a source word.
            return true;
        }

        if (IsBehindChineseSource(before))
        {
            return true;
        }

        var behind = text.AsSpan(end, Math.Min(text.Length - end, Reach)).TrimStart(" '\")]}>”’」』》");
        var isTurned = Any(ChineseTurns, before, EndsWith);
        return (!isTurned && Any(ChineseSourcesBehind, behind, StartsWith))
            || (!IsReceiver(before) && Any(SourcesBehind, behind, StartsWord))
            || IsBehindFrom(before);
    }

    /// <summary>Whether what stands between two mentions only lists them.</summary>
    public static bool IsListed(ReadOnlySpan<char> between) =>
        between.Length <= LongestWord
        && between.Trim(" ,、'\"“”‘’") is "" or "and" or "or" or "&" or "和" or "与" or "及" or "或";

    private static bool IsBehindChineseSource(ReadOnlySpan<char> before)
    {
        if (Any(ChineseSources, before, EndsWith))
        {
            return true;
        }

        var held = before;
        foreach (var holder in ChineseHolders)
        {
            held = EndsWith(holder, before) ? before[..^holder.Length] : held;
        }

        if (held.Length == before.Length)
        {
            return false;
        }

        before = held;
        for (var count = 0; count <= LongestOwner && !Any(ChineseTurns, before, EndsWith); count++)
        {
            if (Any(ChineseSources, before, EndsWith))
            {
                return true;
            }

            before = before[..^Math.Min(1, before.Length)];
        }

        return false;
    }

    private static bool StartsWith(string word, ReadOnlySpan<char> text) =>
        text.StartsWith(word, StringComparison.Ordinal);

    private static bool StartsWord(string word, ReadOnlySpan<char> text) =>
        StartsWith(word, text) && (text.Length == word.Length || !IsLetter(text[word.Length]));

    /// <summary>"to X" goes there, whatever X did.</summary>
    private static bool IsReceiver(ReadOnlySpan<char> before)
    {
        var length = 0;
        while (length < before.Length && length < LongestWord && IsLetter(before[^(length + 1)]))
        {
            length++;
        }

        return length > 0 && Any(Receiving, before[^length..], (w, t) => t.SequenceEqual(w));
    }

    private static bool EndsWith(string word, ReadOnlySpan<char> text) => text.EndsWith(word, StringComparison.Ordinal);

    private static bool IsBehindFrom(ReadOnlySpan<char> before)
    {
        for (var count = 0; count < MostWords; count++)
        {
            before = before.TrimEnd(Wrapping);
            var length = 0;
            while (length < before.Length && length < LongestWord && IsLetter(before[^(length + 1)]))
            {
                length++;
            }

            var word = before[^length..];
            if (length == 0 || Any(Turns, word, (w, t) => t.SequenceEqual(w)))
            {
                return false;
            }

            if (Any(Sources, word, (w, t) => t.SequenceEqual(w)))
            {
                return true;
            }

            before = before[..^length];
        }

        return false;
    }

    private static bool IsLetter(char character) => char.IsAsciiLetter(character) || character is '\'' or '-';

    private static bool Any(string[] words, ReadOnlySpan<char> text, Func<string, ReadOnlySpan<char>, bool> fits)
    {
        foreach (var word in words)
        {
            if (fits(word, text))
            {
                return true;
            }
        }

        return false;
    }
}
