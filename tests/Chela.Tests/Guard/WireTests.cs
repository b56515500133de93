using System.Text;
using Chela.Guard;

namespace Chela.Tests.Guard;

/// <summary>JSON-RPC 2.0, a message a line: what is a request, what is answered, and what stops at a limit.</summary>
public sealed class WireTests
{
    private const string Initialize = "\"method\":\"initialize\",\"params\":{\"protocol\":1}}";
    private readonly GuardClient _client = GuardClient.Open();

    [Fact]
    public void Initialize_tells_name_version_and_protocol() =>
        Assert.Equal(
            """{"name":"chela","protocol":1,"version":"0.0.0"}""",
            _client.Result("initialize", """{"protocol":1}""").ToString()
        );

    [Theory]
    [InlineData("""{"protocol":2}""")]
    [InlineData("""{"protocol":"1"}""")]
    [InlineData("""{"protocol":1,"extra":true}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("[]")]
    [InlineData("1")]
    public void Initialize_takes_nothing_else(string parameters) =>
        Assert.Equal(-32602, _client.Error("initialize", parameters).Code);

    [Theory]
    [InlineData("1")]
    [InlineData("-7")]
    [InlineData("1.5")]
    [InlineData("1E400")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"a\"")]
    [InlineData("\"\"")]
    [InlineData("\"\\u00e4 \\\" 漢\"")]
    [InlineData("null")]
    public void An_answer_has_the_id_of_its_request(string id) =>
        Assert.StartsWith(
            $$"""{"jsonrpc":"2.0","id":{{id}},"result":{""",
            _client.Line($$"""{"jsonrpc":"2.0","id":{{id}},{{Initialize}}"""),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Other_ids_are_errors(string id) =>
        AssertError(-32600, "null", _client.Line($$"""{"jsonrpc":"2.0","id":{{id}},{{Initialize}}"""));

    [Fact]
    public void A_notification_is_served_and_not_answered()
    {
        Assert.Null(_client.Line("{\"jsonrpc\":\"2.0\"," + Initialize));
        Assert.Null(_client.Line("""{"jsonrpc":"2.0","method":"nothing"}"""));
        Assert.Null(
            _client.Line(
                $$$"""{"jsonrpc":"2.0","method":"owner","params":{"session":"{{{_client.Session}}}","id":"m1","text":"Hello"}}"""
            )
        );
        Assert.Equal(
            -32001,
            _client.Error("owner", $$"""{"session":"{{_client.Session}}","id":"m1","text":"Hi"}""").Code
        );
    }

    [Theory]
    [InlineData("", -32700)]
    [InlineData(" ", -32700)]
    [InlineData("hello", -32700)]
    [InlineData("{", -32700)]
    [InlineData("{}{}", -32700)]
    [InlineData("{} // all", -32700)]
    [InlineData("{\"a\":1,}", -32700)]
    [InlineData("[]", -32600)]
    [InlineData("[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocol\":1}}]", -32600)]
    [InlineData("null", -32600)]
    [InlineData("7", -32600)]
    [InlineData("{}", -32600)]
    [InlineData("{\"jsonrpc\":2.0,\"method\":\"initialize\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.1\",\"method\":\"initialize\"}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":7}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":null}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"initialize\",\"params\":{\"protocol\":1},\"more\":1}", -32600)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"initialize\",\"params\":{\"protocol\":1,\"protocol\":1}}", -32700)]
    [InlineData(
        "{\"jsonrpc\":\"2.0\",\"method\":\"initialize\",\"params\":{\"protocol\":1,\"\\u0070rotocol\":1}}",
        -32700
    )]
    [InlineData("{\"jsonrpc\":\"2.0\",\"method\":\"\\ud800\"}", -32700)]
    [InlineData("{\"\\udc00\":\"2.0\"}", -32700)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":\"\\ud800\",\"method\":\"initialize\"}", -32700)]
    public void What_is_no_request_is_an_error_without_id(string line, int code) =>
        AssertError(code, "null", _client.Line(line));

    [Fact]
    public void An_error_has_the_id_where_there_is_one()
    {
        AssertError(-32600, "5", _client.Line("""{"jsonrpc":"2.0","id":5,"method":"initialize","extra":1}"""));
        AssertError(-32601, "\"x\"", _client.Line("""{"jsonrpc":"2.0","id":"x","method":"Decide","params":{}}"""));
        AssertError(-32602, "6", _client.Line("""{"jsonrpc":"2.0","id":6,"method":"close"}"""));
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_an_error()
    {
        byte[] line = [.. "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"close\",\"params\":{\"session\":\"s\xff\"}}"u8];
        line[^4] = 0xff;
        AssertError(-32700, "null", _client.Line(line));
        AssertError(-32700, "null", _client.Line([0xff, 0xfe, 0, 0]));
    }

    [Fact]
    public void A_line_has_a_longest_length()
    {
        var text = new string('x', WireLine.MostBytes);
        AssertError(
            -32000,
            "null",
            _client.Line($$"""{"jsonrpc":"2.0","id":1,"method":"{{text}}"}"""),
            "16777216 bytes"
        );
        var most = $$"""{"jsonrpc":"2.0","id":1,{{Initialize}}""".PadRight(WireLine.MostBytes);
        Assert.Contains("result", _client.Line(most), StringComparison.Ordinal);
        AssertError(-32000, "null", _client.Line(most + " "), "16777216 bytes");
    }

    [Fact]
    public void A_line_has_a_deepest_level()
    {
        string Nested(int levels) => new string('[', levels) + new string(']', levels);
        AssertError(-32600, "null", _client.Line(Nested(64)));
        AssertError(-32000, "null", _client.Line(Nested(65)), "64 levels");
        AssertError(-32000, "null", _client.Line(Nested(1_000_000)), "64 levels");
        AssertError(-32000, "null", _client.Line(new string('[', WireLine.MostBytes)), "64 levels");
        var objects = string.Concat(Enumerable.Repeat("{\"a\":", 100_000));
        AssertError(-32000, "null", _client.Line(objects), "64 levels");
    }

    [Fact]
    public void A_line_has_a_number_of_values()
    {
        var many = "[" + string.Join(',', Enumerable.Repeat("1", 1_000_001)) + "]";
        AssertError(-32000, "null", _client.Line(many), "1000000 values");
    }

    [Fact]
    public void Sessions_are_bounded_and_closed_ones_make_room()
    {
        for (var i = 1; i < GuardServer.MostSessions; i++)
        {
            _client.Reopen();
        }

        var (code, message) = _client.Error("open", GuardClient.Opening);
        Assert.Equal(-32000, code);
        Assert.Contains("1024 sessions", message, StringComparison.Ordinal);
        Assert.Equal("{}", _client.Result("close", """{"session":"s7"}""").ToString());
        _client.Reopen();
        Assert.Equal("s1025", _client.Session);
    }

    [Fact]
    public void What_sessions_hold_is_bounded_and_closing_makes_room()
    {
        var client = GuardClient.Open(mostHeld: 1_000_000);
        var effect = client.Decide("mail_read", "{}").Effect;
        var text = GuardClient.Text(new string('x', 200_000));
        client.Owner(new string('x', 200_000));
        Assert.True(client.Value("r1", "mail_read", effect, text).TryGetProperty("result", out _));
        effect = client.Decide("mail_read", "{}").Effect;
        var error = client.Value("r2", "mail_read", effect, text).GetProperty("error");
        Assert.Equal(
            "the sessions together hold at most 1000000 bytes; close one",
            error.GetProperty("message").GetString()
        );
        var many = $"[{string.Join(',', Enumerable.Repeat("1", 5_000))}]";
        Assert.Contains(
            "close one",
            client.Value("r2", "mail_read", effect, many).ToString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "close one",
            client.Call("open", GuardClient.Opening + new string(' ', 200_000)).ToString(),
            StringComparison.Ordinal
        );
        client.Result("close", $$"""{"session":"{{client.Session}}"}""");
        client.Reopen();
        client.Owner(new string('x', 200_000));
    }

    [Fact]
    public void A_closed_session_is_gone()
    {
        var session = $$"""{"session":"{{_client.Session}}"}""";
        _client.Result("close", session);
        Assert.Equal(-32001, _client.Error("close", session).Code);
        Assert.Equal(-32001, _client.Error("decide", _client.DecideOf("mail_read", "{}")).Code);
    }

    [Fact]
    public void A_message_of_an_error_is_short_whatever_the_line_holds()
    {
        var name = new string('n', 1_000_000);
        foreach (
            var (method, parameters) in ((string, string)[])
                [
                    ("close", $$"""{"session":"{{name}}"}"""),
                    ("close", $$"""{"session":"s1","{{name}}":1}"""),
                    (name, "{}"),
                    ("open", GuardClient.Opening.Replace("\"keyed\"", $"\"{name}\"", StringComparison.Ordinal)),
                    ("decide", _client.DecideOf("x", $$$"""{"{{{name}}}":{"{{{name}}}":[7]}}""")),
                ]
        )
        {
            Assert.InRange(_client.Error(method, parameters).Message.Length, 10, 1_001);
        }
    }

    private static void AssertError(int code, string id, string? answer, string message = "")
    {
        Assert.NotNull(answer);
        Assert.StartsWith(
            $$"""{"jsonrpc":"2.0","id":{{id}},"error":{"code":{{code}},""",
            answer,
            StringComparison.Ordinal
        );
        Assert.Contains(message, answer, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', answer);
        Assert.True(Encoding.UTF8.GetByteCount(answer) < 5_000);
    }
}
