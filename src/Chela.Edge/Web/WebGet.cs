using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Edge.Web;

/// <summary>Fetches a page of the web, politely and within bounds; what is refused, and why, tells docs/web.md.</summary>
public sealed class WebGet : ITool, IDisposable
{
    private static readonly ToolDeclaration s_declaration = Declared.Tool(
        "web.get",
        EffectKind.ObserveRemote,
        Repeat.Idempotent,
        Declared.From(SourceKind.Web, new ResultName.Field("url")),
        ("url", ParameterRole.Destination),
        ("limit", ParameterRole.Option),
        ("private", ParameterRole.Option),
        ("beyond", ParameterRole.Option),
        ("etag", ParameterRole.Option),
        ("modified", ParameterRole.Option)
    );
    private const int MostHosts = 1024;

    private readonly Network _network;
    private readonly WebLimits _limits;
    private readonly HostPace _pace;
    private readonly Lazy<HttpMessageInvoker> _public;
    private readonly Lazy<HttpMessageInvoker> _private;
    private readonly Dictionary<string, Task<RobotsRules>> _rules = [];

    /// <summary>Takes the network and the limits.</summary>
    public WebGet(Network network, WebLimits? limits = null)
    {
        _network = network;
        _limits = limits ?? new WebLimits();
        _pace = new HostPace(network, _limits.Pause);
        _public = new(() => GuardedHandler.Create(network, _limits, allowPrivate: false));
        _private = new(() => GuardedHandler.Create(network, _limits, allowPrivate: true));
    }

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>It tries again by itself: it knows what the server asked for.</summary>
    public int Tries => 1;

    /// <summary>The effect of asking for a page.</summary>
    public static Effect Of(WebQuestion question) =>
        s_declaration.Call(
            ("url", new Value.Text(question.Url, question.Label)),
            ("limit", new Value.Whole(question.Limit, Label.System)),
            ("private", new Value.Truth(question.AllowPrivate, Label.Owner)),
            ("beyond", new Value.Truth(question.IsBeyond, Label.System)),
            ("etag", Optional(question.ETag)),
            ("modified", Optional(question.LastModified))
        );

    /// <summary>Reads what the effect returned.</summary>
    public static WebAnswer Result(Value value)
    {
        var fields = ((Value.Record)value).Fields;
        return new WebAnswer(
            ((Value.Text)fields["url"]).Content,
            (int)((Value.Whole)fields["status"]).Number,
            [
                .. ((Value.List)fields["chain"])
                    .Items.Cast<Value.Record>()
                    .Select(h => new WebHop(
                        ((Value.Text)h.Fields["url"]).Content,
                        (int)((Value.Whole)h.Fields["status"]).Number
                    )),
            ],
            ((Value.Record)fields["headers"]).Fields.ToImmutableSortedDictionary(
                f => f.Key,
                f => ((Value.Text)f.Value).Content,
                StringComparer.Ordinal
            ),
            ((Value.Bytes)fields["body"]).Content
        );
    }

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var question = new WebQuestion(((Value.Text)effect["url"]).Content)
        {
            Limit = ((Value.Whole)effect["limit"]).Number,
            AllowPrivate = ((Value.Truth)effect["private"]).IsTrue,
            IsBeyond = ((Value.Truth)effect["beyond"]).IsTrue,
            ETag = (effect["etag"] as Value.Text)?.Content,
            LastModified = (effect["modified"] as Value.Text)?.Content,
        };
        try
        {
            var answer = await FetchAsync(question, cancellation).ConfigureAwait(false);
            return new Outcome.Done(ValueOf(answer));
        }
        catch (WebProblem e)
        {
            return new Outcome.Failed(new EffectFailure(e.Kind, e.Message) { NotBefore = e.NotBefore });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var client in new[] { _public, _private }.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }

    private Task<WebAnswer> FetchAsync(WebQuestion question, CancellationToken cancellation)
    {
        var client = (question.AllowPrivate ? _private : _public).Value;
        return new WebFetch(_network, _limits, _pace, client, question).RunAsync(
            question.IsBeyond ? (url, stop) => RulesAsync(url, question, stop) : null,
            cancellation
        );
    }

    /// <summary>What a host's robots.txt says; asked once in the life of the program.</summary>
    private async Task<RobotsRules> RulesAsync(Uri url, WebQuestion question, CancellationToken cancellation)
    {
        var site = url.GetLeftPart(UriPartial.Authority);
        Task<RobotsRules>? reading;
        lock (_rules)
        {
            if (!_rules.TryGetValue(site, out reading))
            {
                if (_rules.Count >= MostHosts)
                {
                    _rules.Clear();
                }

                // Not given up with the one who asked first: others may wait for it. It has a limit of its own.
                reading = ReadRulesAsync(site, question.AllowPrivate);
                _rules[site] = reading;
            }
        }

        return await reading.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private async Task<RobotsRules> ReadRulesAsync(string site, bool allowPrivate)
    {
        try
        {
            var answer = await FetchAsync(
                    new WebQuestion(site + "/robots.txt") { AllowPrivate = allowPrivate },
                    CancellationToken.None
                )
                .ConfigureAwait(false);
            return RobotsRules.Parse(answer.Body.Span);
        }
        catch (WebProblem e)
        {
            // RFC 9309, section 2.3.1: who has none forbids nothing; who cannot be asked, everything.
            return e.Status is >= 400 and < 500 and not 429 ? RobotsRules.None : RobotsRules.Closed;
        }
    }

    private static Value.Record ValueOf(WebAnswer answer)
    {
        var label = Label.From(new Source(SourceKind.Web, new Uri(answer.Url).IdnHost));
        return Record(
            label,
            ("url", new Value.Text(answer.Url, label)),
            ("status", new Value.Whole(answer.Status, label)),
            (
                "chain",
                new Value.List(
                    [
                        .. answer.Chain.Select(h =>
                            Record(
                                label,
                                ("url", new Value.Text(h.Url, label)),
                                ("status", new Value.Whole(h.Status, label))
                            )
                        ),
                    ],
                    label
                )
            ),
            ("headers", Record(label, [.. answer.Headers.Select(h => (h.Key, (Value)new Value.Text(h.Value, label)))])),
            ("body", new Value.Bytes(answer.Body, label))
        );
    }

    private static Value.Record Record(Label label, params (string Name, Value Value)[] fields) =>
        new(fields.ToImmutableSortedDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal), label);

    private static Value Optional(string? text) =>
        text is null ? new Value.Nothing(Label.System) : new Value.Text(text, Label.System);
}
