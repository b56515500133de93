namespace Chela.Text.Written;

/// <summary>
/// An amount of money: <c>$50</c>, <c>50 USD</c>, <c>EUR 1.200,50</c>, 5块5, 人民币一百元, <c>99 cents</c>. Reads text in the
/// form of <see cref="ComparableText.Folded"/>.
/// </summary>
/// <param name="Amount">The amount in the currency's main unit; 0 where it is ambiguous.</param>
/// <param name="Currency">ISO 4217, lower case; <c>usd</c> for a plain dollar sign, <c>cny</c> for ¥ and 元.</param>
/// <param name="Length">How many characters it takes.</param>
/// <param name="IsAmbiguous">As of its <see cref="WrittenNumber"/>.</param>
public readonly record struct WrittenMoney(decimal Amount, string Currency, int Length, bool IsAmbiguous)
{
    // The word and its currency; of two that begin alike the longer first.
    private static readonly (string Word, string Currency)[] Before = Pairs(
        "us$ usd hk$ hkd nt$ twd a$ aud c$ cad s$ sgd $ usd € eur £ gbp ¥ cny ₩ krw ₹ inr rmb cny "
            + "人民币 cny 美元 usd 欧元 eur"
    );

    private static readonly (string Word, string Currency)[] After = Pairs(
        "$ usd € eur £ gbp ¥ cny rmb cny dollars usd dollar usd bucks usd buck usd euros eur euro eur pounds gbp "
            + "pound gbp yuan cny yen jpy francs chf 元人民币 cny 块钱 cny 人民币 cny 美元 usd 美金 usd 欧元 eur 英镑 gbp "
            + "日元 jpy 港币 hkd 港元 hkd 元 cny 圆 cny 块 cny"
    );

    private static readonly (string Word, string Currency)[] Hundredths = Pairs(
        "cents usd cent usd pence gbp 分钱 cny"
    );

    // ISO 4217: the code is the word.
    private static readonly (string Word, string Currency)[] Codes =
    [
        .. "usd eur gbp cny jpy chf hkd twd sgd aud cad nzd krw inr sek nok dkk pln czk brl mxn zar thb aed"
            .Split(' ')
            .Select(code => (code, code)),
    ];

    /// <summary>Reads the amount that starts at <paramref name="at"/>.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int at, out WrittenMoney money)
    {
        money = default;
        var cursor = new TextCursor(text, at);
        var isNegative = cursor.Take('-');
        var currency = Take(ref cursor, Before, false) ?? Take(ref cursor, Codes, false);
        if (currency is not null)
        {
            cursor.Take(' ');
        }

        if (!WrittenNumber.TryRead(text, cursor.At, out var number))
        {
            return false;
        }

        cursor.Back(cursor.At + number.Length);
        var amount = number.Value;
        currency = CurrencyAfter(ref cursor, ref amount) ?? currency;
        money = new(isNegative ? -amount : amount, currency ?? "", cursor.At - at, number.IsAmbiguous);
        return currency is not null;
    }

    private static string? CurrencyAfter(ref TextCursor cursor, ref decimal amount)
    {
        var start = cursor.At;
        cursor.Take(' ');
        if (Take(ref cursor, Hundredths, true) is { } small)
        {
            amount /= 100;
            return small;
        }

        var isChinese = cursor.Next is '元' or '块';
        var currency = Take(ref cursor, After, true) ?? Take(ref cursor, Codes, true);
        if (currency is null)
        {
            cursor.Back(start);
        }
        else if (isChinese)
        {
            amount += Tenths(ref cursor);
        }

        return currency;
    }

    private static string? Take(ref TextCursor cursor, (string Word, string Currency)[] words, bool isWhole)
    {
        var start = cursor.At;
        foreach (var (word, currency) in words)
        {
            if (cursor.Take(word) && (!isWhole || cursor.IsAtEdge))
            {
                return currency;
            }

            cursor.Back(start);
        }

        return null;
    }

    private static (string Word, string Currency)[] Pairs(string words) =>
        [.. words.Split(' ').Chunk(2).Select(pair => (pair[0], pair[1]))];

    /// <summary>What follows 块 in 五块五, 12元5角.</summary>
    private static decimal Tenths(ref TextCursor cursor)
    {
        var start = cursor.At;
        if (cursor.TakeCount(1) is >= 0 and < 10 and var tenths)
        {
            _ = cursor.Take('角') || cursor.Take('毛');
            return tenths / 10m;
        }

        cursor.Back(start);
        return 0;
    }
}
