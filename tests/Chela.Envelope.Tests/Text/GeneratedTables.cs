using Chela.Tests.Support;
using Chela.Text;
using Chela.UnicodeTables;

namespace Chela.Envelope.Tests.Text;

public sealed class GeneratedTables
{
    private static string Folder => Repository.PathOf("src/Chela.Text/Tables");

    [Fact]
    public void The_tables_are_what_the_generator_makes_of_the_data()
    {
        var database = UnicodeFiles.PathOf("UnicodeData.txt");
        var version = new CharacterDatabase(UnicodeFiles.Folder).Version;
        Assert.SkipUnless(version == UnicodeVersion.Number, $"needs Unicode {UnicodeVersion.Number}, found {version}");
        var made = Generator.Generate(Path.GetDirectoryName(database)!, Repository.Shared("unicode/confusables.json"));
        Assert.Equal(Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), made.Keys);
        Assert.All(made, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(Folder, file.Key))));
    }

    [Fact]
    public void The_tables_stay_small()
    {
        const int most = 300_000;
        var size = new FileInfo(typeof(Casing).Assembly.Location).Length;
        Assert.True(size < most, $"Chela.Text with all its tables has {size} bytes, at most {most} are wanted");
    }
}
