using System.Reflection;
using AngleSharp.Html.Parser;
using Chela.Reading.Memos;
using Chela.Text;
using Markdig;
using MimeKit;
using UglyToad.PdfPig;
using YamlDotNet.Core;

namespace Chela;

/// <summary>Identifies the code that reads and extracts, so that nothing is kept that other code made.</summary>
internal static class ProgramCode
{
    /// <summary>The assemblies that what is kept depends on.</summary>
    public static IEnumerable<Assembly> Parts =>
        [
            typeof(ProgramCode).Assembly,
            typeof(Memo).Assembly,
            typeof(ContentHash).Assembly,
            typeof(HtmlParser).Assembly,
            typeof(Markdown).Assembly,
            typeof(MimeEntity).Assembly,
            typeof(PdfDocument).Assembly,
            typeof(Parser).Assembly,
        ];

    /// <summary>
    /// The ids that compilers give to modules: the same for the same source, in a native binary too, and another after the
    /// least change, whatever the version says.
    /// </summary>
    public static string Id =>
        $"{Environment.Version} {string.Join(' ', Parts.Select(p => p.ManifestModule.ModuleVersionId))}";
}
