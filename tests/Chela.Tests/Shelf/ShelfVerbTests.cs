using System.Text.Json;
using Chela.Tests.Web;

namespace Chela.Tests.Shelf;

public sealed class ShelfVerbTests
{
    [Fact]
    public async Task The_list_shows_what_waits_under_its_weeks_the_backlog_first()
    {
        await using var shelf = await FilledAsync();
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        var lines = shelf.Host.Output.TrimEnd().Split('\n');
        Assert.Equal(["2026-W08", "2026-W09"], lines.Where(l => !l.StartsWith(' ')));
        Assert.Contains("page of a.example (note, a.example)", lines[1], StringComparison.Ordinal);
        Assert.Contains("page of b.example (note, b.example)", lines[3], StringComparison.Ordinal);
        Assert.Contains(" [private] – mine", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_doubles_an_item_stands_below_it_and_why_is_told()
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}"));
        await using var shelf = new ShelfFixture(
            (_, head) =>
                ScriptedServer.Page(
                    $"<title>{head.Split(' ')[1]}</title><article><p>{text} {head.Split(' ')[1]}</p></article>"
                )
        );
        Assert.Equal(0, await shelf.RunAsync("save", "http://a.example/one", "http://b.example/two"));
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--why"));
        var lines = shelf.Host.Output.TrimEnd().Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Contains("also ", lines[2], StringComparison.Ordinal);
        Assert.Contains("same text: ", lines[3], StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--json"));
        var first = JsonDocument.Parse(shelf.Host.Output.Split('\n')[0]).RootElement;
        var second = JsonDocument.Parse(shelf.Host.Output.Split('\n')[1]).RootElement;
        Assert.Equal(first.GetProperty("id").GetString(), second.GetProperty("sameAs").GetString());
    }

    [Fact]
    public async Task Opening_marks_as_read_and_prints_the_address_alone()
    {
        await using var shelf = await FilledAsync();
        var id = shelf.List.Items.First().ShortId;
        Assert.Equal(0, await shelf.RunAsync("shelf", "open", id));
        Assert.Equal("http://a.example/\n", shelf.Host.Output);
        Assert.Equal(0, await shelf.RunAsync("shelf", "list"));
        Assert.DoesNotContain(id, shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--state", "opened"));
        Assert.Contains($"{id}  page of a.example", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains("[opened]", shelf.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_address_is_opened_as_a_copy_that_other_programs_know()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        shelf.Host.Input = "<title>A page</title><script>run()</script><p>The river froze over.</p>"u8.ToArray();
        Assert.Equal(0, await shelf.RunAsync("save", "-"));
        var id = shelf.List.Items.Single().ShortId;
        Assert.Equal(0, await shelf.RunAsync("shelf", "open", id));
        Assert.Equal(shelf.Host.Home[$"opened/{id}.md"] + "\n", shelf.Host.Output);
        Assert.Contains("title: \"A page\"\n", shelf.Host.Home.Read($"opened/{id}.md"), StringComparison.Ordinal);
        Assert.Contains("\nThe river froze over.\n", shelf.Host.Home.Read($"opened/{id}.md"), StringComparison.Ordinal);

        var kept = Assert.Single(shelf.Captures);
        shelf.Host.Home.Write($"captures/{kept[..2]}/{kept}", "wrong");
        Assert.Equal(0, await shelf.RunAsync("shelf", "keep", id));
        Assert.Equal(1, await shelf.RunAsync("shelf", "open", id));
        Assert.Equal("", shelf.Host.Output);
        Assert.Equal(Chela.Reading.Shelf.ShelfState.Kept, shelf.List.Items.Single().State);
    }

    [Fact]
    public async Task An_empty_shelf_says_how_to_fill_it()
    {
        await using var shelf = new ShelfFixture((_, _) => "");
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Equal("nothing is on the shelf yet; chela save URL puts something there\n", shelf.Host.Error);
    }

    [Fact]
    public async Task What_is_dropped_is_gone_from_the_list_and_comes_back_when_kept()
    {
        await using var shelf = await FilledAsync();
        Assert.Equal(0, await shelf.RunAsync("shelf", "drop", "http://a.example/", "http://b.example/"));
        Assert.StartsWith("shelf drop\n  dropped page of a.example (", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Equal("", shelf.Host.Output);
        Assert.Equal("nothing waits to be read; there are 2 dropped: chela shelf list --all\n", shelf.Host.Error);
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--kind", "book"));
        Assert.Equal("nothing on the shelf is such; there are 2 dropped: chela shelf list --all\n", shelf.Host.Error);
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--json"));
        Assert.Equal("", shelf.Host.Output + shelf.Host.Error);
        Assert.Equal(0, await shelf.RunAsync("shelf", "keep", "http://a.example/"));
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Contains("page of a.example", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(2, shelf.Captures.Count());
    }

    [Fact]
    public async Task What_waits_too_long_is_named_when_it_leaves_and_can_be_brought_back()
    {
        await using var shelf = await FilledAsync();
        var id = shelf.List.Items.First().ShortId;
        shelf.Host.Home.Write("chela.yaml", "version: 1\nshelf:\n  age_out_days: 10\n");
        shelf.Network.Advance(TimeSpan.FromDays(4));
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Contains(
            $"warning: aged out, unread for more than 10 days: page of a.example ({id}); chela shelf keep {id} brings it back",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(id, shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains("page of b.example", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await shelf.RunAsync("shelf", "keep", id));
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Contains(id, shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal("", shelf.Host.Error);
    }

    [Fact]
    public async Task Without_a_time_that_the_owner_sets_nothing_ages()
    {
        await using var shelf = await FilledAsync();
        shelf.Network.Advance(TimeSpan.FromDays(4000));
        Assert.Equal(0, await shelf.RunAsync("shelf"));
        Assert.Equal("", shelf.Host.Error);
        Assert.Contains("page of a.example", shelf.Host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("age_out_days: 0", "expected at least 1")]
    [InlineData("age_out_days: soon", "age_out_days")]
    [InlineData("age_out_day: 3", "did you mean 'age_out_days'?")]
    [InlineData("clippings: ../elsewhere", "clippings")]
    [InlineData("clippings: /etc", "clippings")]
    public async Task Settings_that_will_not_do_are_told_by_their_place(string line, string reason)
    {
        await using var shelf = await FilledAsync();
        shelf.Host.Home.Write("chela.yaml", $"version: 1\nshelf:\n  {line}\n");
        Assert.Equal(1, await shelf.RunAsync("shelf"));
        Assert.Contains("chela.yaml:3:", shelf.Host.Error, StringComparison.Ordinal);
        Assert.Contains(reason, shelf.Host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc", "expected at least 4 letters of an id, found 'abc'")]
    [InlineData("zzzz", "there is no 'zzzz' on the shelf")]
    [InlineData("http://c.example/", "there is no 'http://c.example/' on the shelf")]
    public async Task A_word_that_names_nothing_is_told(string word, string reason)
    {
        await using var shelf = await FilledAsync();
        Assert.Equal(1, await shelf.RunAsync("shelf", "open", word));
        Assert.Equal("", shelf.Host.Output);
        Assert.Contains(reason, shelf.Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_for_programs_has_an_object_a_line()
    {
        await using var shelf = await FilledAsync();
        Assert.Equal(0, await shelf.RunAsync("shelf", "list", "--week", "2026-W09", "--source", "b.example", "--json"));
        using var json = JsonDocument.Parse(Assert.Single(shelf.Host.Output.TrimEnd().Split('\n')));
        var item = json.RootElement;
        Assert.Equal("chela.shelf-item", item.GetProperty("schema").GetString());
        Assert.Equal(1, item.GetProperty("version").GetInt32());
        Assert.Equal("unread", item.GetProperty("state").GetString());
        Assert.Equal("2026-W09", item.GetProperty("week").GetString());
        Assert.True(item.GetProperty("private").GetBoolean());
    }

    [Fact]
    public async Task An_item_is_shown_with_the_way_it_came()
    {
        await using var shelf = new ShelfFixture(
            (n, _) => n == 1 ? ScriptedServer.To("/b") : ScriptedServer.Page("\u001b[31mred")
        );
        Assert.Equal(0, await shelf.RunAsync("save", "http://a.example/a", "--note", "so\u001b[2J"));
        Assert.Equal(0, await shelf.RunAsync("shelf", "show", "http://a.example/b"));
        Assert.Contains(
            "redirected: http://a.example/a → http://a.example/b\n",
            shelf.Host.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("saved: 2026-02-20\n", shelf.Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shelf.Host.Output);
    }

    [Fact]
    public async Task An_export_leaves_private_items_at_home()
    {
        await using var shelf = await FilledAsync();
        Assert.Equal(0, await shelf.RunAsync("shelf", "export", "--out", shelf.Folder["out"]));
        Assert.Contains("1 private item was kept back", shelf.Host.Output, StringComparison.Ordinal);
        Assert.EndsWith(shelf.Folder["out/items.jsonl"] + "\n", shelf.Host.Output, StringComparison.Ordinal);
        var line = Assert.Single(shelf.Folder.Read("out/items.jsonl").TrimEnd().Split('\n'));
        using var json = JsonDocument.Parse(line);
        var capture = json.RootElement.GetProperty("capture").GetString()!;
        Assert.Equal("http://a.example/", json.RootElement.GetProperty("fetchedFrom").GetString());
        Assert.Equal("page of a.example", shelf.Folder.Read($"out/{capture[..2]}/{capture}"));
        Assert.Equal(2, Directory.GetFiles(shelf.Folder["out"], "*", SearchOption.AllDirectories).Length);

        Assert.Equal(0, await shelf.RunAsync("shelf", "export"));
        Assert.Equal(2, shelf.Host.Output.TrimEnd().Split('\n').Length);
    }

    /// <summary>Two pages, the second private and a week later.</summary>
    private static async Task<ShelfFixture> FilledAsync()
    {
        var shelf = new ShelfFixture(
            (_, head) =>
                ScriptedServer.Page(
                    head.Contains("Host: a.", StringComparison.Ordinal) ? "page of a.example" : "page of b.example"
                )
        );
        Assert.Equal(0, await shelf.RunAsync("save", "http://a.example/"));
        shelf.Network.Advance(TimeSpan.FromDays(7));
        Assert.Equal(0, await shelf.RunAsync("save", "http://b.example/", "--private", "--note", "mine"));
        return shelf;
    }
}
