using System.Text;
using System.Text.Json;
using Chela.Guard;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Guard;

/// <summary>Valid sessions with spoilt lines between: nothing throws, and no line that is an error lets anything through.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Fragments =
    [
        .. "\" { } [ ] , : \\ \\u0000 \\ud800 null true -1 1e999 0.1 \"*\" \"owner\" \"record\" \"planner\" \"reader\" \"from\" \"value\" \"path\" \"m1\" \"r1\" [] {} \"eve@example.net\" \"everyone\" \"allow\" 汉 \t".Split(
            ' '
        ),
    ];

    private static List<byte[]> Lines { get; } = [.. HostLines.Make().Select(Encoding.UTF8.GetBytes)];

    private static List<string?> Expected { get; } = Answers(new GuardServer("0.0.0"));

    [Fact]
    public void Lines_that_are_errors_and_decisions_alone_change_nothing_and_allow_nothing() =>
        Gen.Int.Sample(
            seed =>
            {
                var random = new Random(seed);
                var server = new GuardServer("0.0.0");
                for (var at = 0; at < Lines.Count; at++)
                {
                    for (var count = random.Next(6); count > 0; count--)
                    {
                        var spoilt = Spoilt(Lines[random.Next(3) == 0 ? random.Next(Lines.Count) : at], random);
                        if (IsTaken(spoilt, server.Answer(spoilt)))
                        {
                            // It was a good line after all, and another session from here on.
                            return;
                        }
                    }

                    Assert.Equal(Expected[at], server.Answer(Lines[at]));
                }
            },
            iter: Repository.IsLong ? 100_000 : 600
        );

    /// <summary>Whether a line was served and changed something; checks all other answers.</summary>
    private static bool IsTaken(byte[] line, string? answer)
    {
        if (answer is null)
        {
            return true;
        }

        var json = JsonElement.Parse(answer);
        if (json.TryGetProperty("error", out var error))
        {
            Assert.NotEqual(-32603, error.GetProperty("code").GetInt32());
            return false;
        }

        var request = JsonElement.Parse(line);
        var method = request.GetProperty("method").GetString();
        if (method != "decide")
        {
            return method != "initialize";
        }

        var result = json.GetProperty("result");
        var effect = request.GetProperty("params").GetProperty("effect");
        if (Expected.Any(e => e!.Contains(result.GetProperty("effect").GetString()!, StringComparison.Ordinal)))
        {
            // One of the session's own: it may have used up the approval of its effect.
            return true;
        }

        if (result.GetProperty("verdict").GetString() == "allow")
        {
            Assert.DoesNotContain("eve@example.net", Sent(effect), StringComparison.Ordinal);
        }

        return false;
    }

    /// <summary>What others get to see of an effect; names of parameters are the tool's and no values.</summary>
    private static string Sent(JsonElement effect) =>
        effect.GetProperty("tool").GetString() is "mail_read" or "list_files"
            ? ""
            : string.Join('\n', Values(effect.GetProperty("arguments")));

    private static IEnumerable<string> Values(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(m => Values(m.Value)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Values),
            _ => [json.ToString()],
        };

    private static byte[] Spoilt(byte[] line, Random random)
    {
        var bytes = line.ToList();
        for (var faults = 1 + random.Next(3); faults > 0; faults--)
        {
            var (at, other) = (random.Next(bytes.Count), random.Next(bytes.Count));
            switch (random.Next(8))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2 when bytes.Count > 30:
                    bytes.RemoveRange(at, Math.Min(1 + random.Next(20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.Skip(other).Take(random.Next(40)).ToList());
                    break;
                case 4:
                    bytes = [.. bytes.Take(at + 1)];
                    break;
                case 5:
                    Replace(bytes, random);
                    break;
                default:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Puts another value in the place of a text: the JSON stays whole.</summary>
    private static void Replace(List<byte> bytes, Random random)
    {
        var quotes = bytes.Select((b, i) => (b, i)).Where(p => p.b == (byte)'"').Select(p => p.i).ToList();
        if (quotes.Count < 2)
        {
            return;
        }

        var pair = random.Next(quotes.Count / 2) * 2;
        bytes.RemoveRange(quotes[pair], quotes[pair + 1] - quotes[pair] + 1);
        bytes.InsertRange(quotes[pair], Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
    }

    private static List<string?> Answers(GuardServer server) => [.. Lines.Select(line => server.Answer(line))];
}
