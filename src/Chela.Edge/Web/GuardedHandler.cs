using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Chela.Agent.Effects;

namespace Chela.Edge.Web;

/// <summary>
/// Makes the framework's client one that goes only where it may: it resolves a host itself, refuses what is not public,
/// and connects to the very address that it looked at, so that a name which changes its mind in between gains nothing. It
/// follows nothing, remembers nothing and unpacks nothing by itself, and asks no proxy, which would resolve names elsewhere.
/// </summary>
internal static class GuardedHandler
{
    /// <summary>A client for one answer to the question whether private addresses are allowed: connections are shared.</summary>
    public static HttpMessageInvoker Create(Network network, WebLimits limits, bool allowPrivate) =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = false,
                AutomaticDecompression = DecompressionMethods.None,
                ActivityHeadersPropagator = null,
                MaxResponseHeadersLength = limits.HeaderKilobytes,
                MaxResponseDrainSize = 0,
                MaxConnectionsPerServer = 2,
                ConnectTimeout = Timeout.InfiniteTimeSpan,
                SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = IsTrusted },
                ConnectCallback = async (context, cancellation) =>
                {
                    using var deadline = new Deadline(limits.Connect, network.Time, cancellation);
                    var host = context.DnsEndPoint.Host;
                    try
                    {
                        var addresses = await AddressesAsync(network, host, allowPrivate, deadline.Token)
                            .ConfigureAwait(false);
                        return await ConnectAsync(network, addresses, context.DnsEndPoint.Port, deadline.Token)
                            .ConfigureAwait(false);
                    }
                    catch (OperationCanceledException) when (deadline.HasPassed)
                    {
                        throw WebProblem.Late(
                            $"expected a connection to {host} within {limits.Connect.TotalSeconds:0.#} s, found none"
                        );
                    }
                },
            }
        );

    private static async Task<List<IPAddress>> AddressesAsync(
        Network network,
        string host,
        bool allowPrivate,
        CancellationToken cancellation
    )
    {
        IPAddress[] found;
        try
        {
            found = await network.Resolve(host, cancellation).ConfigureAwait(false);
        }
        catch (SocketException e)
        {
            throw new WebProblem(
                FailureKind.NotFound,
                $"there is no host {host} ({Reason(e)}); check the address and your network",
                e
            )
            {
                MayPass = e.SocketErrorCode == SocketError.TryAgain,
            };
        }
        catch (ArgumentException e)
        {
            throw new WebProblem(
                FailureKind.Other,
                $"expected the name of a host, found '{WebProblem.Shown(host)}'",
                e
            );
        }

        var refused = found.Select(a => (Address: a, Reason: PublicAddress.Refusal(a))).ToList();
        var open = refused.Where(r => allowPrivate || r.Reason is null).Select(r => r.Address).ToList();
        return open.Count > 0 ? open
            : refused is [var (address, reason), ..]
                ? throw new WebProblem(
                    FailureKind.AccessRefused,
                    $"expected a public address, found {(host == $"{address}" ? "" : $"that {host} is ")}{address}, which is {reason}; if you mean it: --allow-private"
                )
            : throw new WebProblem(FailureKind.NotFound, $"the host {host} has no address; check it");
    }

    private static async Task<Stream> ConnectAsync(
        Network network,
        List<IPAddress> addresses,
        int port,
        CancellationToken cancellation
    )
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await network.Connect(new IPEndPoint(addresses[i], port), cancellation).ConfigureAwait(false);
            }
            catch (SocketException e)
            {
                if (i == addresses.Count - 1)
                {
                    throw WebProblem.Passing($"cannot connect to {addresses[i]}, port {port}: {Reason(e)}", e);
                }
            }
        }
    }

    private static string Reason(SocketException e) =>
        e.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData => "nobody has that name",
            SocketError.TryAgain => "the name server does not answer",
            SocketError.ConnectionRefused => "nothing listens there",
            SocketError.NetworkUnreachable or SocketError.HostUnreachable => "there is no way there",
            SocketError.TimedOut => "no answer",
            _ => e.SocketErrorCode.ToString(),
        };

    private static bool IsTrusted(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
        {
            return true;
        }

        var host = (sender as SslStream)?.TargetHostName;
        var states = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
        var why =
            errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "found none"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "found that of another host"
            : states.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "found one that is expired or not valid yet"
            : states.HasFlag(X509ChainStatusFlags.Revoked) ? "found one that was revoked"
            : states.HasFlag(X509ChainStatusFlags.UntrustedRoot) || states.HasFlag(X509ChainStatusFlags.PartialChain)
                ? "found one that nobody trusted here has signed"
            : $"found one with errors ({states})";
        throw WebProblem.Other($"expected a valid certificate of {host}, {why}; the page was not fetched");
    }
}
