using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Policies;

public sealed class PolicyCheckVerbTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_good_policy_is_told_for_what_it_amounts_to()
    {
        var file = _host.Home.Write(
            "policy.yaml",
            PolicyText.Example.Replace("2026-12-31", "2999-12-31", StringComparison.Ordinal)
        );
        Assert.Equal(1, await _host.RunAsync("policy", "check"));
        Assert.Contains("expected at most 2 years, found 2999-12-31", _host.Error, StringComparison.Ordinal);
        _host.Home.Write(
            "policy.yaml",
            PolicyText.Example.Replace("2026-12-31", "2020-12-31", StringComparison.Ordinal)
        );
        Assert.Equal(0, await _host.RunAsync("policy", "check"));
        Snapshot.Match(
            "policy-check.txt",
            (_host.Output + _host.Error).Replace(file, "policy.yaml", StringComparison.Ordinal)
        );
        Assert.Equal(1, await _host.RunAsync("policy", "check", "--strict"));
    }

    [Fact]
    public async Task A_bad_policy_is_told_with_its_places()
    {
        var file = _host.Home.Write("mine.yaml", "version: 1\nrule: []\n");
        Assert.Equal(1, await _host.RunAsync("policy", "check", file));
        Assert.StartsWith(
            $"error: {file}:2:1: unknown key 'rule'; did you mean 'rules'?",
            _host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await _host.RunAsync("policy", "check", file, "--json"));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal("chela.run-report", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("errors")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task Without_a_policy_the_defaults_hold_but_one_that_is_named_must_be_there()
    {
        Assert.Equal(0, await _host.RunAsync("policy", "check"));
        Assert.Contains("the defaults hold", _host.Output, StringComparison.Ordinal);
        Assert.Equal(1, await _host.RunAsync("policy", "check", _host.Home["not.yaml"]));
        Assert.Contains("not.yaml", _host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _host.RunAsync("policy", "check", _host.Home.Path));
        Assert.Contains("expected a file, found a folder; name a file", _host.Error, StringComparison.Ordinal);
        Assert.Equal(2, await _host.RunAsync("policy", "chek"));
    }
}
