using System.Text;
using Chela.Edge.Secrets;
using Chela.Tests.Support;

namespace Chela.Tests.Secrets;

/// <summary>Secrets: kept encrypted, for their hosts alone, and lost by no mistake.</summary>
public sealed class SecretStoreTests : IDisposable
{
    private const string Secret = "sk-canary-4711";

    private static readonly DateTimeOffset s_now = new(2026, 2, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(null)]
    [InlineData("correct horse")]
    public void A_secret_comes_back_for_its_hosts_alone(string? passphrase)
    {
        Of(passphrase).Set("key", ["API.example.org", "b.example"], Secret, s_now);
        var store = Of(passphrase);
        Assert.Equal(Secret, store.Get("key", "api.example.org"));
        Assert.Equal(Secret, store.Get("key", "B.example"));
        Assert.Null(store.Get("other", "api.example.org"));
        var e = Assert.Throws<SecretException>(() => store.Get("key", "evil.example"));
        Assert.Equal("the secret 'key' is bound to api.example.org, b.example, and not to evil.example", e.Message);
        Assert.All(
            Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories),
            f =>
                Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(File.ReadAllBytes(f)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Who_binds_it_to_another_host_in_the_file_gets_nothing()
    {
        Of(null).Set("key", ["api.example.org"], Secret, s_now);
        var file = _folder["secrets/secrets.json"];
        File.WriteAllText(
            file,
            File.ReadAllText(file).Replace("api.example.org", "evil.example", StringComparison.Ordinal)
        );
        Assert.Throws<SecretException>(() => Of(null).Get("key", "evil.example"));
    }

    [Fact]
    public void Another_passphrase_or_key_file_is_told_and_changes_nothing()
    {
        Of("right").Set("key", ["a.example"], Secret, s_now);
        Assert.Contains(
            "CHELA_PASSPHRASE",
            Assert.Throws<SecretException>(() => Of("wrong").Get("key", "a.example")).Advice!,
            StringComparison.Ordinal
        );
        Assert.Throws<SecretException>(() => Of(null).Get("key", "a.example"));
        Assert.Throws<SecretException>(() => Of(null).Set("two", ["a.example"], Secret, s_now));
        Assert.Equal(Secret, Of("right").Get("key", "a.example"));
    }

    [Fact]
    public void Secrets_are_replaced_listed_and_forgotten()
    {
        var store = Of(null);
        store.Set("b", ["b.example"], "1", s_now);
        store.Set("a", ["a.example"], "2", s_now);
        store.Set("b", ["c.example"], "3", s_now.AddDays(1));
        Assert.Equal(["a a.example", "b c.example"], store.List().Select(s => $"{s.Name} {string.Join(' ', s.Hosts)}"));
        Assert.Equal("3", store.Get("b", "c.example"));
        Assert.True(store.Remove("b"));
        Assert.False(store.Remove("b"));
        Assert.Null(store.Get("b", "c.example"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"schema\":\"chela.secrets\",\"version\":2}")]
    public void A_damaged_file_is_told_and_left_alone(string text)
    {
        Directory.CreateDirectory(_folder["secrets"]);
        File.WriteAllText(_folder["secrets/secrets.json"], text);
        Assert.Throws<SecretException>(() => Of(null).Set("key", ["a.example"], Secret, s_now));
        Assert.Equal(text, File.ReadAllText(_folder["secrets/secrets.json"]));
    }

    [Fact]
    public void Only_the_owner_may_read_the_files()
    {
        Of(null).Set("key", ["a.example"], Secret, s_now);
        Assert.All(Directory.GetFiles(_folder["secrets"]), f => Assert.Equal("rw-------", Modes.Of(f)));
    }

    public void Dispose() => _folder.Dispose();

    private SecretStore Of(string? passphrase) => new(_folder["secrets"], passphrase);
}
