using System.Net;
using System.Net.Sockets;

namespace Chela.Edge.Web;

/// <summary>
/// Tells addresses that anybody on the internet can reach from those that only this machine or its network can: what is
/// behind the latter is not meant for pages to point at (server-side request forgery). After the registries of special
/// addresses (RFC 6890, IANA). Addresses that carry another in them are what that one is.
/// </summary>
public static class PublicAddress
{
    private static readonly (IPNetwork Network, string Name)[] Special =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "of this host"),
        (IPNetwork.Parse("10.0.0.0/8"), "private"),
        (IPNetwork.Parse("100.64.0.0/10"), "of a provider's own network"),
        (IPNetwork.Parse("127.0.0.0/8"), "loopback"),
        // Where clouds tell a machine its secrets: 169.254.169.254, and one that looks public.
        (IPNetwork.Parse("169.254.0.0/16"), "link-local"),
        (IPNetwork.Parse("168.63.129.16/32"), "of a cloud's metadata"),
        (IPNetwork.Parse("172.16.0.0/12"), "private"),
        (IPNetwork.Parse("192.0.0.0/24"), "reserved"),
        (IPNetwork.Parse("192.0.2.0/24"), "for documentation"),
        (IPNetwork.Parse("192.88.99.0/24"), "reserved"),
        (IPNetwork.Parse("192.168.0.0/16"), "private"),
        (IPNetwork.Parse("198.18.0.0/15"), "for benchmarks"),
        (IPNetwork.Parse("198.51.100.0/24"), "for documentation"),
        (IPNetwork.Parse("203.0.113.0/24"), "for documentation"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved"),
        (IPNetwork.Parse("::1/128"), "loopback"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "of a local translator"),
        (IPNetwork.Parse("2001::/23"), "of a tunnel or reserved"),
        (IPNetwork.Parse("2001:db8::/32"), "for documentation"),
        (IPNetwork.Parse("3fff::/20"), "for documentation"),
        (IPNetwork.Parse("fc00::/7"), "private"),
        (IPNetwork.Parse("fe80::/10"), "link-local"),
        (IPNetwork.Parse("fec0::/10"), "private"),
        (IPNetwork.Parse("ff00::/8"), "multicast"),
    ];

    /// <summary>Networks whose addresses hold one of version 4, and at which byte.</summary>
    private static readonly (IPNetwork Network, int At)[] Carriers =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12),
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12),
        (IPNetwork.Parse("64:ff9b::/96"), 12),
        (IPNetwork.Parse("2002::/16"), 2),
    ];

    private static readonly string[] s_local = [".local", ".localhost", ".lan", ".internal", ".home.arpa"];

    // Of version 6, only this has been given out to anybody (RFC 4291, section 2.4).
    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    /// <summary>
    /// Whether a host is on the owner's own machines: by its address, or by a name that no public server has (RFC 6762, RFC 8375,
    /// ICANN's <c>internal</c>).
    /// </summary>
    /// <param name="host">A name in lower case, or an address written out.</param>
    public static bool IsLocal(string host)
    {
        host = host.TrimEnd('.');
        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            ? Refusal(address) is not null
            : !host.Contains('.') || s_local.Any(e => host.EndsWith(e, StringComparison.Ordinal));
    }

    /// <summary>What <paramref name="address"/> is, as "is loopback" says it; null if it is a public one.</summary>
    public static string? Refusal(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // A scope (fe80::1%eth0) is no part of the comparison.
            var bytes = address.GetAddressBytes();
            address = new IPAddress(bytes);
            foreach (var (network, at) in Carriers)
            {
                if (Contains(network, bytes))
                {
                    return Refusal(new IPAddress(bytes.AsSpan(at, 4)));
                }
            }

            // ISATAP (RFC 5214): the interface's part is 0000:5efe or 0200:5efe, then an address of version 4.
            if (bytes[8] is 0 or 2 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == 0xfe)
            {
                return Refusal(new IPAddress(bytes.AsSpan(12, 4)));
            }
        }

        var raw = address.GetAddressBytes();
        foreach (var (network, name) in Special)
        {
            if (Contains(network, raw))
            {
                return name;
            }
        }

        return raw.Length == 16 && !Contains(s_global, raw) ? "reserved" : null;
    }

    /// <summary>By bits alone: the framework's own comparison takes ::ffff:10.0.0.1 for one of version 4.</summary>
    private static bool Contains(IPNetwork network, ReadOnlySpan<byte> address)
    {
        Span<byte> prefix = stackalloc byte[16];
        network.BaseAddress.TryWriteBytes(prefix, out var length);
        if (length != address.Length)
        {
            return false;
        }

        var whole = network.PrefixLength / 8;
        var rest = network.PrefixLength % 8;
        return prefix[..whole].SequenceEqual(address[..whole])
            && (rest == 0 || (prefix[whole] ^ address[whole]) >> (8 - rest) == 0);
    }
}
