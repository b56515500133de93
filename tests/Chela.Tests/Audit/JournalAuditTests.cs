using Chela.Agent.Turns;
using Chela.Edge.Sqlite;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Tests.Support;
using Chela.Text;

namespace Chela.Tests.Audit;

/// <summary><c>chela audit verify</c> over the journal of a home, as verbs wrote it.</summary>
public sealed class JournalAuditTests : IDisposable
{
    private readonly TestHost _host = new() { KeepsJournal = true };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task What_verbs_decided_can_be_derived_again()
    {
        await ActAsync();
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        Assert.Matches(@"  \d+ events, the last of .*: the chain holds", _host.Output);
        Assert.Matches(@"  \d+ certificates hold: \d+ allow", _host.Output);
    }

    [Fact]
    public async Task A_verdict_that_is_laxer_than_its_certificate_is_named()
    {
        await ActAsync();
        var asked = await DecidedAsync() with { Certificate = CertificateAuditTests.Explained() };
        var id = IdIn(asked.Certificate);
        await AppendAsync(
            asked with
            {
                Effect = id,
                Verdict = Verdict.Ask,
            },
            asked with
            {
                Effect = id,
                Verdict = Verdict.Deny,
            }
        );
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        Assert.Contains("1 verdict stricter than the certificate", _host.Output, StringComparison.Ordinal);
        var at = await AppendAsync(asked with { Effect = id, Verdict = Verdict.Allow });
        Assert.Equal(1, await _host.RunAsync("audit", "verify"));
        Assert.Contains($"event {at} (effect.decided of ", _host.Error, StringComparison.Ordinal);
        Assert.Contains(
            "it says allow, which is laxer than its certificate: ask",
            _host.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_certificate_that_was_changed_or_is_of_another_effect_is_named()
    {
        await ActAsync();
        var decided = await DecidedAsync();
        var changed = await AppendAsync(
            decided with
            {
                Certificate = decided.Certificate.Replace("\"allow\"", "\"deny\"", StringComparison.Ordinal),
            }
        );
        var other = await AppendAsync(decided with { Effect = new EffectId(ContentHash.Of("other")) });
        Assert.Equal(1, await _host.RunAsync("audit", "verify"));
        var errors = _host.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, errors.Length);
        Assert.Contains($"event {changed} (", errors[0], StringComparison.Ordinal);
        Assert.Contains("the content was changed", errors[0], StringComparison.Ordinal);
        Assert.Contains($"event {other} (", errors[1], StringComparison.Ordinal);
        Assert.Contains("the certificate is that of the effect", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_forgotten_is_counted()
    {
        await ActAsync();
        await using (var journal = (SqliteJournal)_host.OpenJournal(true)!)
        {
            var turn = await journal.StreamsAsync("turn/", false, Cancellation).FirstAsync(Cancellation);
            await journal.ForgetAsync(turn.Name, Cancellation);
        }

        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        Assert.Matches(@"\d+ bodies forgotten", _host.Output);
        Assert.Matches(@"\d+ certificates? forgotten, and not checked", _host.Output);
        Assert.Contains("no certificates", _host.Output, StringComparison.Ordinal);
    }

    /// <summary>A verb that acts, and looks, and looks the same way again.</summary>
    private async Task ActAsync()
    {
        var page = _host.Home.Write("page.html", "<title>A page</title><p>Some text that is worth to be kept.</p>");
        Assert.Equal(0, await _host.RunAsync("save", page));
    }

    private async Task<TurnEvent.Decided> DecidedAsync()
    {
        await using var journal = _host.OpenJournal(false)!;
        return await journal
            .ReadAsync(0, Cancellation)
            .Where(e => e.Type == TurnEventKind.Decided)
            .Select(e => (TurnEvent.Decided)TurnEventKind.Read(e)!)
            .FirstAsync(d => d.Certificate.Contains("\"allow\"", StringComparison.Ordinal), Cancellation);
    }

    private async Task<long> AppendAsync(params TurnEvent[] happened)
    {
        await using var journal = _host.OpenJournal(true)!;
        var turn = TurnRecord.New(Guid.NewGuid().ToString());
        var events = happened.Select(h => TurnEventKind.Write(h, turn, _host.Time.GetUtcNow())).ToList();
        return await journal.AppendAsync(turn.Stream, 0, events, Cancellation);
    }

    private static EffectId IdIn(string certificate)
    {
        using var json = System.Text.Json.JsonDocument.Parse(certificate);
        var text = json.RootElement.GetProperty("content").GetProperty("effect").GetString();
        Assert.True(EffectId.TryParse(text, out var id));
        return id;
    }
}
