using System.Net;
using System.Net.Sockets;

namespace Chela.Edge.Web;

/// <summary>The network, the clock and the chance that fetches go by; a test puts its own in their place.</summary>
/// <param name="Time">The clock.</param>
/// <param name="Chance">Spreads repeated tries; the caller seeds it and uses it nowhere else.</param>
public sealed record Network(TimeProvider Time, Random Chance)
{
    /// <summary>Finds the addresses of a host's name, or of an address written out.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Connects to exactly that address.</summary>
    public Func<IPEndPoint, CancellationToken, Task<Stream>> Connect { get; init; } = ConnectAsync;

    /// <summary>Waits; null for the clock's own way.</summary>
    public Func<TimeSpan, CancellationToken, Task>? Wait { get; init; }

    internal Task WaitAsync(TimeSpan time, CancellationToken cancellation) =>
        Wait is { } wait ? wait(time, cancellation) : Task.Delay(time, Time, cancellation);

    private static async Task<Stream> ConnectAsync(IPEndPoint end, CancellationToken cancellation)
    {
        var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(end, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
