using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Chela.Tests.Web;

/// <summary>A server on the loopback that says exactly what a test wants, byte by byte, one answer a connection.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly bool _readsHead;
    private readonly Task _accepting;

    /// <summary>Answers with a function of the request's head and the stream to the client.</summary>
    public ScriptedServer(Func<string, Stream, CancellationToken, Task> answer, bool readsHead = true)
    {
        _answer = answer;
        _readsHead = readsHead;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Answers with a function of the number of the request, from 1, and its head.</summary>
    public ScriptedServer(Func<int, string, string> answer)
        : this(Numbered(answer)) { }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of the requests so far.</summary>
    public List<string> Requests { get; } = [];

    public static string Page(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static string To(string location, int status = 302) =>
        $"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";

    public static byte[] With(string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{headers}\r\n"), .. body];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private static Func<string, Stream, CancellationToken, Task> Numbered(Func<int, string, string> answer)
    {
        var count = 0;
        return async (head, stream, stop) =>
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer(Interlocked.Increment(ref count), head)), stop);
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                open.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var head = _readsHead ? await HeadAsync(stream, _end.Token) : "";
                lock (Requests)
                {
                    Requests.Add(head);
                }

                await _answer(head, stream, _end.Token);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e)
                when (e
                        is OperationCanceledException
                            or IOException
                            or SocketException
                            or ObjectDisposedException
                            or System.Security.Authentication.AuthenticationException
                )
            {
                // The client left, or the test is over.
            }
        }
    }

    private static async Task<string> HeadAsync(Stream stream, CancellationToken stop)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, stop) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
