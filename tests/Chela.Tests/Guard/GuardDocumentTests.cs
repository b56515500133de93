using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Guard;
using Chela.Tests.Support;

namespace Chela.Tests.Guard;

/// <summary>What <c>docs/guard.md</c> shows is what happens.</summary>
public sealed partial class GuardDocumentTests
{
    private static string Document { get; } = File.ReadAllText(Repository.PathOf("docs/guard.md"));

    [Fact]
    public void The_session_in_the_document_is_answered_as_it_stands_there()
    {
        var server = new GuardServer("0.0.0");
        var (effect, answer, count) = ("", "", 0);
        var session = Session().Match(Document).Groups[1].Value;
        foreach (Match line in Line().Matches(session))
        {
            var text = Fold().Replace(line.Groups[2].Value.Trim(), "");
            if (line.Groups[1].Value == "→")
            {
                var request = text.Replace("sha256:…", effect, StringComparison.Ordinal);
                answer = server.Answer(Encoding.UTF8.GetBytes(request))!;
                var isDecision =
                    JsonElement.Parse(answer).TryGetProperty("result", out var result)
                    && result.TryGetProperty("effect", out _);
                effect = isDecision ? result.GetProperty("effect").GetString()! : effect;
            }
            else
            {
                var expected = Regex.Escape(text).Replace("…", ".*", StringComparison.Ordinal);
                Assert.Matches($"^{expected}$", answer);
                count++;
            }
        }

        Assert.Equal(13, count);
    }

    [Fact]
    public void The_limits_in_the_document_are_those_of_the_code()
    {
        Assert.Contains("16 MiB, 64 levels, 1,000,000 values", Document, StringComparison.Ordinal);
        Assert.Equal((16 * 1024 * 1024, 64, 1_000_000), (WireLine.MostBytes, WireLine.MostLevels, WireLine.MostValues));
        Assert.Contains("1,024, and 1 GiB", Document, StringComparison.Ordinal);
        Assert.Equal((1_024, 1L << 30), (GuardServer.MostSessions, GuardServer.MostHeld));
        Assert.Contains("10,000 messages, 10,000 results, 10,000 effects", Document, StringComparison.Ordinal);
        Assert.Equal((10_000, 10_000), (GuardSession.MostEntries, LabelTree.MostLabels));
    }

    [GeneratedRegex("```text\n(→.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Session();

    [GeneratedRegex(
        "^([→←]) (.*?)(?=^[→←]|\\z)",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Line();

    [GeneratedRegex("\n\\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Fold();
}
