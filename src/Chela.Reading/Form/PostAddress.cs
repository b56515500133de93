using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Form;

/// <summary>A post on X: <c>https://x.com/handle/status/2023616787758407741</c>, also under the old name.</summary>
/// <param name="Handle">The account, without <c>@</c>.</param>
/// <param name="Id">The post.</param>
public sealed partial record PostAddress(string Handle, PostId Id)
{
    /// <summary>Reads an address; false if it is no post's.</summary>
    public static bool TryParse(string? url, [NotNullWhen(true)] out PostAddress? address)
    {
        var match = Pattern().Match(url ?? "");
        address =
            match.Success
            && ulong.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? new PostAddress(match.Groups[1].Value, new PostId(id))
                : null;
        return address is not null;
    }

    /// <summary>The address in the form a digest has.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"https://x.com/{Handle}/status/{Id.Value}");

    [GeneratedRegex(
        @"^https?://(?:www\.|mobile\.)?(?:x|twitter)\.com/([A-Za-z0-9_]{1,30})/status(?:es)?/([0-9]{1,20})(?:/(?:photo|video)/[0-9]+)?/?(?:[?#].*)?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pattern();
}
