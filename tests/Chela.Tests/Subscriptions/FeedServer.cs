using System.Globalization;
using System.Text;
using Chela.Tests.Shelf;

namespace Chela.Tests.Subscriptions;

/// <summary>A home, and a network of sites whose answers a test sets by path; each is fetched as it is at that moment.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly ShelfFixture _shelf;

    public FeedServer() => _shelf = new ShelfFixture((_, head) => Answer(head));

    /// <summary>What is answered at a path, given the head of the request.</summary>
    public Dictionary<string, Func<string, string>> Pages { get; } = [];

    public ShelfFixture Shelf => _shelf;

    public string Output => _shelf.Host.Output;

    public string Error => _shelf.Host.Error;

    public int Requests => _shelf.Server.Requests.Count;

    public string this[string path]
    {
        set => Pages[path] = _ => value;
    }

    public static string Atom(string title, params IEnumerable<(string Id, int DaysAgo)> entries) =>
        $"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{title}</title><link href=\"http://{title}.example/\"/>"
        + string.Concat(
            entries.Select(e =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"<entry><id>{e.Id}</id><title>Title {e.Id}</title><link href=\"http://{title}.example/{e.Id}\"/><published>{new DateTime(2026, 2, 20).AddDays(-e.DaysAgo):yyyy-MM-ddTHH:mm:ssZ}</published><content type=\"html\">&lt;p&gt;Text of {e.Id}, which is long enough to be quoted.&lt;/p&gt;</content></entry>"
                )
            )
        )
        + "</feed>";

    public static string Feed(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public static string Status(int status, string headers = "") =>
        $"HTTP/1.1 {status} X\r\nContent-Length: 0\r\n{headers}\r\n";

    public async Task<int> RunAsync(params string[] arguments) => await _shelf.RunAsync(arguments);

    public void Wait(TimeSpan time) => _shelf.Network.Advance(time);

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    private string Answer(string head)
    {
        lock (Pages)
        {
            var path = head.Split(' ')[1].Split('?')[0];
            var host = head.Split("\r\n").First(l => l.StartsWith("Host:", StringComparison.Ordinal))[6..];
            return Pages.TryGetValue(host + path, out var page) || Pages.TryGetValue(path, out page)
                ? page(head)
                : Status(404);
        }
    }
}
