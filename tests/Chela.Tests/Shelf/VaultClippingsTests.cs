using Chela.Tests.Web;

namespace Chela.Tests.Shelf;

/// <summary>What <c>chela save --to-vault</c> does to a vault.</summary>
public sealed class VaultClippingsTests
{
    private const string Url = "http://example.org/essay";

    [Fact]
    public async Task A_note_is_written_and_linked_in_the_daily_note_of_the_day()
    {
        await using var shelf = WithVault();
        shelf.Folder.Write("vault/daily/2026-02-20.md", "morning\r\n- [[other]]");
        Assert.Equal(0, await shelf.RunAsync("save", Url, "--to-vault", "--note", "mine"));
        var note = Assert.Single(Directory.GetFiles(shelf.Folder["vault/Clippings"]));
        Assert.StartsWith("202602201200_", Path.GetFileName(note), StringComparison.Ordinal);
        Assert.EndsWith($"{note}\n", shelf.Host.Output, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(note, TestContext.Current.CancellationToken);
        Assert.Contains($"source: \"{Url}\"\n", text, StringComparison.Ordinal);
        Assert.Contains("> [!NOTE]\n> mine\n", text, StringComparison.Ordinal);
        Assert.Equal(
            $"morning\r\n- [[other]]\r\n- [[{Path.GetFileNameWithoutExtension(note)}]]\r\n",
            shelf.Folder.Read("vault/daily/2026-02-20.md")
        );
        Assert.False(Directory.Exists(shelf.Folder["vault/.chela"]));
    }

    [Fact]
    public async Task What_the_vault_has_is_left_alone()
    {
        await using var shelf = WithVault();
        shelf.Folder.Write("vault/mine.md", "---\nsource: https://www.example.org/essay/?utm_source=x\n---\ntext\n");
        Assert.Equal(0, await shelf.RunAsync("save", Url, "--to-vault"));
        Assert.Contains("  in the vault already: ", shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["mine.md"],
            Directory.GetFiles(shelf.Folder["vault"], "*.md", SearchOption.AllDirectories).Select(Path.GetFileName)
        );
        Assert.Single(shelf.List.Items);
    }

    [Fact]
    public async Task The_folder_is_the_owners_to_choose_and_no_note_is_written_over()
    {
        await using var shelf = WithVault("shelf:\n  clippings: In/Web\n");
        Assert.Equal(0, await shelf.RunAsync("save", Url + "?a=1", "--to-vault"));
        Assert.Equal(0, await shelf.RunAsync("save", Url + "?a=2", "--to-vault"));
        Assert.Equal(2, Directory.GetFiles(shelf.Folder["vault/In/Web"]).Length);
    }

    [Fact]
    public async Task Without_a_vault_nothing_is_fetched()
    {
        await using var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("x"));
        Assert.Equal(1, await shelf.RunAsync("save", Url, "--to-vault"));
        Assert.Contains(
            "expected a vault, found none named; tell it once: chela init",
            shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(shelf.Server.Requests);
    }

    private static ShelfFixture WithVault(string settings = "")
    {
        var shelf = new ShelfFixture((_, _) => ScriptedServer.Page("text"));
        Directory.CreateDirectory(shelf.Folder["vault"]);
        shelf.Host.Home.Write("chela.yaml", $"version: 1\nvault: {shelf.Folder["vault"]}\n{settings}");
        return shelf;
    }
}
