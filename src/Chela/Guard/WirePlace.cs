using System.Globalization;

namespace Chela.Guard;

/// <summary>
/// Where something stands in a request, for messages: <c>params.tools[0].kind</c>. It is only written out when an error
/// names it; of a hostile line it would else be the greater part of the work.
/// </summary>
internal sealed class WirePlace(WirePlace? outer, string? member, int item)
{
    private const int LongestName = 60;

    /// <summary>The outermost.</summary>
    public static WirePlace Of(string name) => new(null, name, 0);

    /// <summary>A member of it.</summary>
    public WirePlace Member(string name) => new(this, name, 0);

    /// <summary>An item of it.</summary>
    public WirePlace Item(int index) => new(this, null, index);

    /// <summary>The place; long names are cut.</summary>
    public override string ToString()
    {
        var name =
            member is null ? string.Create(CultureInfo.InvariantCulture, $"[{item}]")
            : member.Length > LongestName ? member[..LongestName] + "…"
            : member;
        return outer is null ? name : $"{outer}{(member is null ? "" : ".")}{name}";
    }
}
