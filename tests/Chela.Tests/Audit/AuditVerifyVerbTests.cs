using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Audit;

public sealed class AuditVerifyVerbTests : IDisposable
{
    private const string Opened = """{"jsonrpc":"2.0","id":1,"result":{"session":"s1"}}""";

    private readonly TestHost _host = new();
    private readonly string _good = CertificateAuditTests.Explained();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Verdicts_that_hold_are_counted()
    {
        var answer = $$"""{"jsonrpc":"2.0","id":2,"result":{"certificate":{{_good}},"verdict":"ask"} }""";
        var file = _host.Home.Write("a.jsonl", $"{_good}\n{Opened}\n{answer}\n");
        Assert.Equal(0, await _host.RunAsync("audit", "verify", file));
        Assert.Contains("2 verdicts hold: 2 ask", _host.Output, StringComparison.Ordinal);
        Assert.Contains("1 answer without a certificate", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_bad_line_is_named_the_first_one_first()
    {
        var bad = _good.Replace("\"ask\"", "\"deny\"", StringComparison.Ordinal);
        var file = _host.Home.Write("a.jsonl", $"{_good}\n{bad}\n\n{_good}\n{_good} \nnonsense");
        Assert.Equal(1, await _host.RunAsync("audit", "verify", file));
        var errors = _host.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [2, 3, 5, 6],
            errors.Select(e => int.Parse(e.Split(':')[2], System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.Contains("the content was changed", errors[0], StringComparison.Ordinal);
        Assert.EndsWith("a.jsonl:3:1: expected JSON, found its end", errors[1], StringComparison.Ordinal);
        Assert.EndsWith("a.jsonl:6:2: expected JSON, found 'o'", errors[3], StringComparison.Ordinal);
        Assert.Equal(1, await _host.RunAsync("audit", "verify", file, "--json"));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal(2, json.RootElement.GetProperty("errors")[0].GetProperty("line").GetInt32());
        Assert.False(json.RootElement.GetProperty("succeeded").GetBoolean());
    }

    [Fact]
    public async Task A_file_without_certificates_or_without_anything_shows_nothing()
    {
        Assert.Equal(1, await _host.RunAsync("audit", "verify", _host.Home.Write("a.jsonl", "")));
        Assert.Contains("there is no certificate in it", _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _host.RunAsync("audit", "verify", _host.Home.Write("b.jsonl", Opened)));
        Assert.Equal(1, await _host.RunAsync("audit", "verify", _host.Home["not.jsonl"]));
        Assert.Equal(1, await _host.RunAsync("audit", "verify", _host.Home.Path));
        Assert.Contains("expected a file, found a folder; name a file", _host.Error, StringComparison.Ordinal);
    }
}
