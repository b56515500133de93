using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>Places that cannot be written or read: one clear line, exit 1, nothing lost.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly Workplace _at = new();
    private readonly Stack<string> _closed = [];

    public void Dispose()
    {
        foreach (var closed in _closed)
        {
            File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _at.Dispose();
    }

    [Fact]
    public async Task On_a_full_disk_the_last_digest_stays_as_it_was()
    {
        NoteVault.Write(_at, "small", 3);
        NoteVault.Write(_at, "large", 2000);
        Directory.CreateDirectory(_at["disk"]);
        var result = await _at.InOwnMountsAsync(
            $"""
            mount -t tmpfs -o size=256k tmpfs disk
            '{Workplace.Native}' digest small --out disk/digest --quiet
            cp -r disk/digest kept
            '{Workplace.Native}' digest large --out disk/digest && code=0 || code=$?
            diff -r kept disk/digest
            rm -rf disk/digest
            '{Workplace.Native}' digest large --out disk/digest 2>/dev/null || ls -A disk
            exit $code
            """
        );
        Assert.Equal(1, result.Code);
        Assert.Matches(
            "^error: cannot write .*/disk/digest/README.*: no space is left there; what was there before is untouched$",
            result.OnlyError
        );
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task A_read_only_place_is_one_line()
    {
        Directory.CreateDirectory(_at["disk"]);
        var result = await _at.InOwnMountsAsync(
            $"""
            mount -t tmpfs -o ro tmpfs disk
            '{Workplace.Native}' digest '{Workplace.Sample}' --out disk/digest
            """
        );
        Assert.Equal(1, result.Code);
        Assert.Matches("disk/digest/.*: the file system is read-only", result.OnlyError);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_is_left_out_and_the_rest_goes_on()
    {
        NoteVault.Write(_at, "vault", 3);
        _at.Write("vault/closed/202602171000_Closed.md", "---\nheadline: Closed\n---\nText.\n");
        Close("vault/closed", UnixFileMode.None);
        var result = (await WithoutPowersAsync($"'{Workplace.Native}' digest vault --out out")).Expect(0);
        Assert.Matches("closed.*access is refused", result.Output + result.Error);
        Assert.Contains("#### Note 2", _at.Read("out/README.md"), StringComparison.Ordinal);
        Close("vault", UnixFileMode.None);
        result = await WithoutPowersAsync($"'{Workplace.Native}' digest vault --out out");
        Assert.Equal(1, result.Code);
        Assert.Contains("access is refused", result.OnlyError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_must_not_be_written_is_one_line()
    {
        Directory.CreateDirectory(_at["closed"]);
        Close("closed", UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var result = await WithoutPowersAsync($"'{Workplace.Native}' digest '{Workplace.Sample}' --out closed/digest");
        Assert.Equal(1, result.Code);
        Assert.Matches("closed/digest/.*: access is refused", result.OnlyError);
    }

    [Fact]
    public async Task An_output_that_is_a_file_stays_one()
    {
        _at.Write("out", "mine");
        var result = (await _at.ChelaAsync("digest", Workplace.Sample, "--out", "out")).Expect(1);
        Assert.Contains("it is a file, not a folder", result.OnlyError, StringComparison.Ordinal);
        Assert.Equal("mine", _at.Read("out"));
    }

    private void Close(string folder, UnixFileMode mode)
    {
        File.SetUnixFileMode(_at[folder], mode);
        _closed.Push(_at[folder]);
    }

    /// <summary>Runs a line bound by permissions, which the root is not: it gives up the powers that pass them by.</summary>
    private async Task<Finished> WithoutPowersAsync(string line)
    {
        if (Environment.UserName != "root")
        {
            return await _at.ShellAsync(line);
        }

        const string Powers = "-dac_override,-dac_read_search";
        var probe = await _at.ShellAsync($"setpriv --bounding-set={Powers} true");
        Assert.SkipUnless(probe.Code == 0, $"needs setpriv, or another user than root: {probe.Error.Trim()}");
        return await _at.ShellAsync($"exec setpriv --bounding-set={Powers} {line}");
    }
}
