namespace Chela.Edge.Web;

/// <summary>Lets time pass between questions to one host. Thread-safe.</summary>
internal sealed class HostPace(Network network, TimeSpan pause)
{
    private const int MostHosts = 1024;

    private readonly Dictionary<string, DateTimeOffset> _next = [];

    /// <summary>Waits until the host may be asked, and takes the turn.</summary>
    public async Task TakeTurnAsync(string host, CancellationToken cancellation)
    {
        TimeSpan wait;
        lock (_next)
        {
            var now = network.Time.GetUtcNow();
            if (_next.Count >= MostHosts)
            {
                foreach (var (past, _) in _next.Where(n => n.Value <= now).ToList())
                {
                    _next.Remove(past);
                }
            }

            var start = _next.TryGetValue(host, out var next) && next > now ? next : now;
            _next[host] = start + pause;
            wait = start - now;
        }

        if (wait > TimeSpan.Zero)
        {
            await network.WaitAsync(wait, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Leaves a host alone for a time.</summary>
    public void HoldOff(string host, TimeSpan time)
    {
        lock (_next)
        {
            var until = network.Time.GetUtcNow() + time;
            _next[host] = _next.TryGetValue(host, out var next) && next > until ? next : until;
        }
    }
}
