using Chela.EndToEnd.Support;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Chela.EndToEnd;

/// <summary>The page in a real browser.</summary>
public sealed class PageTests(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private const int Phone = 390;
    private const int Desk = 1280;
    private readonly Workplace _at = new();
    private readonly List<string> _requests = [];
    private readonly List<string> _complaints = [];

    private string Address => new Uri(_at["out/digest.html"]).AbsoluteUri;

    public async ValueTask InitializeAsync() =>
        (await _at.ChelaAsync("digest", Workplace.Sample, "--html", "--out", "out", "--quiet")).Expect(0);

    public ValueTask DisposeAsync()
    {
        _at.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(Phone, ColorScheme.Light)]
    [InlineData(Phone, ColorScheme.Dark)]
    [InlineData(Desk, ColorScheme.Light)]
    [InlineData(Desk, ColorScheme.Dark)]
    public async Task Nobody_is_shut_out_and_nothing_runs_over_the_edge(int width, ColorScheme scheme)
    {
        var page = await OpenAsync(width, scheme);
        await page.Locator("nav summary").ClickAsync();
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var background = await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(scheme == ColorScheme.Light ? "rgb(255, 255, 255)" : "rgb(13, 17, 23)", background);
        var axe = await page.RunAxe();
        Assert.Empty(
            axe.Violations.Where(v => v.Impact is "serious" or "critical")
                .Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Select(n => n.Html))}")
        );
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task It_loads_itself_and_nothing_else_and_runs_nothing()
    {
        var page = await OpenAsync(Desk, ColorScheme.Light);
        Assert.Equal([Address], _requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)).Distinct());
        Assert.Equal(0, await page.Locator("script, iframe, object, embed, link, form").CountAsync());
        Assert.Equal(
            0,
            await page.EvaluateAsync<int>(
                "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"
            )
        );
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Images_are_in_it_and_are_shown()
    {
        var page = await OpenAsync(Desk, ColorScheme.Light);
        Assert.NotEqual(0, await page.Locator("main img").CountAsync());
        Assert.True(
            await page.EvaluateAsync<bool>(
                "[...document.querySelectorAll('main img')].every(i => i.src.startsWith('data:') && i.complete && i.naturalWidth > 0)"
            )
        );
    }

    [Fact]
    public async Task Every_line_of_its_contents_leads_to_a_heading()
    {
        var page = await OpenAsync(Phone, ColorScheme.Light);
        await page.Locator("nav summary").ClickAsync();
        var links = await page.Locator("nav a").AllAsync();
        Assert.NotEmpty(links);
        Assert.Empty(
            await page.EvaluateAsync<string[]>(
                "[...document.querySelectorAll('nav a')].map(a => decodeURIComponent(a.hash.slice(1))).filter(id => !/^(H[1-6]|NAV)$/.test(document.getElementById(id)?.tagName))"
            )
        );
        await links[^1].ClickAsync();
        Assert.True(
            await page.EvaluateAsync<bool>(
                "document.getElementById(decodeURIComponent(location.hash.slice(1))).getBoundingClientRect().top < innerHeight"
            )
        );
    }

    [Fact]
    public async Task Each_entry_says_who_made_it()
    {
        var page = await OpenAsync(Desk, ColorScheme.Light);
        Assert.Equal(await page.Locator("h4").CountAsync(), await page.Locator("h4 + .made-by").CountAsync());
        Assert.NotEqual(0, await page.Locator("footer").CountAsync());
    }

    private async Task<IPage> OpenAsync(int width, ColorScheme scheme)
    {
        var page = await browser.OpenAsync(width, scheme);
        page.Request += (_, request) => _requests.Add(request.Url);
        page.Console += (_, message) => _complaints.Add(message.Text);
        page.PageError += (_, message) => _complaints.Add(message);
        await page.GotoAsync(Address);
        return page;
    }
}
