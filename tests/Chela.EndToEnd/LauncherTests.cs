using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>
/// <c>./chela</c> and <c>./install.sh</c>, in a checkout of two files and with a <c>dotnet</c> that only notes what it was
/// asked: what the scripts decide is tested, not the compiler.
/// </summary>
public sealed class LauncherTests : IDisposable
{
    private const string Dotnet = """
        #!/bin/sh
        echo "$*" >>"$CALLS"
        case $1 in
            --list-sdks) echo '10.0.100 [/sdk]' ;;
            build)
                echo 'the build says this'
                sleep 0.5
                if [ -f "$ROOT/src/broken.cs" ]; then echo 'broken.cs(1,1): error'; exit 1; fi
                mkdir -p "$ROOT/artifacts/bin/Chela/release"
                : >"$ROOT/artifacts/bin/Chela/release/chela.dll"
                ;;
            publish) ;;
            *) shift; printf '<%s>\n' "$@" ;;
        esac
        """;

    private readonly Workplace _at = new();

    public LauncherTests()
    {
        Directory.CreateDirectory(_at["house"]);
        File.Copy(Repository.PathOf("chela"), _at["house/chela"]);
        File.Copy(Repository.PathOf("install.sh"), _at["house/install.sh"]);
        _at.Write("house/src/a.cs", "one");
        _at.Write("house/global.json", "{}");
        _at.WriteProgram("bin/dotnet", Dotnet);
        _at.WriteProgram("bin/clang", "#!/bin/sh\n");
        _at.Environment["PATH"] = $"{_at["bin"]}:/usr/bin:/bin";
        _at.Environment["CALLS"] = _at["calls"];
        _at.Environment["ROOT"] = _at["house"];
    }

    private int Builds => File.ReadLines(_at["calls"]).Count(l => l.StartsWith("build ", StringComparison.Ordinal));

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task It_builds_once_and_again_when_a_source_changed_came_or_went()
    {
        Assert.Contains("chela: building", (await LaunchAsync()).Error, StringComparison.Ordinal);
        Assert.Equal("", (await LaunchAsync()).Error);
        Assert.Equal(1, Builds);
        _at.Write("house/src/a.cs", "two");
        await LaunchAsync();
        Assert.Equal(2, Builds);
        _at.Write("house/src/b.cs", "");
        await LaunchAsync();
        Assert.Equal(3, Builds);
        File.Delete(_at["house/src/b.cs"]);
        await LaunchAsync();
        Assert.Equal(4, Builds);
        _at.Write("house/src/obj/made.cs", "");
        await LaunchAsync();
        Assert.Equal(4, Builds);
    }

    [Fact]
    public async Task Standard_output_and_arguments_belong_to_the_program()
    {
        var result = await LaunchAsync("digest", "a vault", "*", "--out", "");
        Assert.Equal("<digest>\n<a vault>\n<*>\n<--out>\n<>\n", result.Output);
    }

    [Fact]
    public async Task It_finds_its_house_through_links_and_from_anywhere()
    {
        Directory.CreateDirectory(_at["else where"]);
        (await _at.ShellAsync("ln -s ../house/chela bin/first && ln -s first bin/chela")).Expect(0);
        Assert.Equal("<init>\n", (await _at.RunAsync(_at["bin/chela"], ["init"], _at["else where"])).Expect(0).Output);
        Assert.Equal("<init>\n", (await _at.ShellAsync("chela init", _at["else where"])).Expect(0).Output);
        Assert.Equal(1, Builds);
        Assert.Empty(Directory.GetFileSystemEntries(_at["else where"]));
    }

    [Fact]
    public async Task Two_at_the_same_time_build_once()
    {
        var results = await Task.WhenAll(LaunchAsync("one"), LaunchAsync("two"), LaunchAsync("three"));
        Assert.Equal(["<one>\n", "<two>\n", "<three>\n"], results.Select(r => r.Output));
        Assert.Equal(1, Builds);
    }

    [Theory]
    [InlineData("mkdir -p house/artifacts/chela.lock && echo 4194303 >house/artifacts/chela.lock/pid")]
    [InlineData("mkdir -p house/artifacts/chela.lock")]
    public async Task What_a_killed_build_left_behind_stops_no_other(string left)
    {
        (await _at.ShellAsync(left)).Expect(0);
        await LaunchAsync();
        Assert.False(Directory.Exists(_at["house/artifacts/chela.lock"]));
    }

    [Fact]
    public async Task A_build_that_fails_says_why_and_is_tried_again()
    {
        _at.Write("house/src/broken.cs", "");
        var result = await _at.RunAsync(_at["house/chela"], ["init"]);
        Assert.Equal(1, result.Code);
        Assert.Equal("", result.Output);
        Assert.Contains("broken.cs(1,1): error", result.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_at["house/artifacts/chela.lock"]));
        File.Delete(_at["house/src/broken.cs"]);
        await LaunchAsync();
    }

    [Fact]
    public async Task A_build_that_is_stopped_leaves_no_lock()
    {
        using var running = _at.Start(_at["house/chela"], ["init"]);
        while (!File.Exists(_at["calls"]) || Builds == 0)
        {
            await Task.Delay(20);
        }

        running.Signal(2);
        var result = await running.EndAsync();
        Assert.NotEqual(0, result.Code);
        Assert.Equal("", result.Output);
        Assert.False(Directory.Exists(_at["house/artifacts/chela.lock"]));
        await LaunchAsync();
    }

    [Fact]
    public async Task Without_an_SDK_it_says_how_to_get_one()
    {
        // The folder of tools has all but dotnet; the places where it is installed are covered.
        var result = await _at.InOwnMountsAsync(
            """
            mkdir tools
            for tool in sh readlink dirname cat grep find cksum sort mkdir rm sleep; do ln -s "$(command -v $tool)" tools/; done
            for place in /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet; do
                if [ -d $place ]; then mount -t tmpfs tmpfs $place; fi
            done
            PATH=$PWD/tools house/chela digest
            """
        );
        Assert.Equal(1, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("chela: expected the .NET 10 SDK, found none.\n", result.Error, StringComparison.Ordinal);
        Assert.Contains("apt-get install dotnet-sdk-10.0", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_at["calls"]));
    }

    [Fact]
    public async Task The_SDK_is_found_where_its_own_installer_puts_it()
    {
        Directory.CreateDirectory(_at["home/.dotnet"]);
        File.Move(_at["bin/dotnet"], _at["home/.dotnet/dotnet"]);
        _at.WriteProgram("bin/dotnet", "#!/bin/sh\necho '8.0.100 [/old]'\n");
        Assert.Equal("<init>\n", (await LaunchAsync("init")).Output);
    }

    [Fact]
    public async Task Install_puts_the_binary_where_it_is_told_to()
    {
        _at.WriteProgram("house/artifacts/native/chela", "#!/bin/sh\necho native\n");
        _at.Write("house/artifacts/native/libe_sqlite3.so", "library");
        var result = (await _at.ShellAsync("PREFIX=prefix house/install.sh")).Expect(0);
        Assert.Contains("prefix/bin/chela", result.Output, StringComparison.Ordinal);
        Assert.Equal("native\n", (await _at.ShellAsync("prefix/bin/chela")).Expect(0).Output);
        Assert.Contains(" -p:ChelaNative=true ", _at.Read("calls"), StringComparison.Ordinal);
        Assert.Contains("export PATH=", result.Output, StringComparison.Ordinal);
        (await _at.ShellAsync("house/install.sh")).Expect(0);
        Assert.True(File.Exists(_at["home/.local/bin/chela"]));
        Assert.Equal("library", _at.Read("home/.local/lib/chela/libe_sqlite3.so"));
        (await _at.ShellAsync("house/install.sh --prefix x")).Expect(2);
    }

    [Fact]
    public async Task From_the_sources_comes_the_same_to_the_byte_as_from_the_native_binary()
    {
        var dotnet = Environment.GetEnvironmentVariable("PATH");
        _at.Environment["PATH"] = dotnet!;
        _at.Environment["NUGET_PACKAGES"] =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget/packages");
        string[] arguments = ["digest", Workplace.Sample, "--html", "--out", "out"];
        var native = (await _at.ChelaAsync(arguments)).Expect(0);
        (await _at.ShellAsync("mv out native")).Expect(0);
        var sources = (
            await _at.RunAsync(Repository.PathOf("chela"), arguments, limit: TimeSpan.FromMinutes(5))
        ).Expect(0);
        Assert.Equal(native.Output, sources.Output);
        Assert.Equal("", (await _at.ShellAsync("diff -r native out")).Expect(0).Output);
    }

    private async Task<Finished> LaunchAsync(params string[] arguments) =>
        (await _at.RunAsync(_at["house/chela"], arguments)).Expect(0);
}
