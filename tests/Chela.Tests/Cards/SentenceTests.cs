using Chela.Reading.Excerpts;

namespace Chela.Tests.Cards;

/// <summary>Where a sentence ends. A headline is the first sentence of a text.</summary>
public sealed class SentenceTests
{
    [Theory]
    [InlineData("Prices rose by 3.5 percent. Nobody knew why", "Prices rose by 3.5 percent")]
    [InlineData("Use a small tool, e.g. The Sieve, for it. Then stop.", "Use a small tool, e.g. The Sieve, for it")]
    [InlineData("Dr. Smith met J. K. Rowling in St. Ives. They talked.", "Dr. Smith met J. K. Rowling in St. Ives")]
    [InlineData("The U.S. Army left. It was late.", "The U.S. Army left")]
    [InlineData("He moved to the U.S. The rest stayed.", "He moved to the U.S")]
    [InlineData("Acme Inc. CEO Ann Lee resigned. Shares fell.", "Acme Inc. CEO Ann Lee resigned")]
    [InlineData("It began on Jan. 5 and ended in March. Then came rain.", "It began on Jan. 5 and ended in March")]
    [InlineData("See No. 7 of the list. There is more.", "See No. 7 of the list")]
    [InlineData("He said no. Then he left.", "He said no")]
    [InlineData("“I agree. Really,” he said. She did not.", "“I agree. Really,” he said")]
    [InlineData("\"Why?\" she asked. Nobody knew.", "\"Why?\" she asked")]
    [InlineData("The ID. SPACE is a car. It is long.", "The ID. SPACE is a car")]
    [InlineData("Yahoo! is a company. So is Acme.", "Yahoo! is a company")]
    [InlineData(
        "It works (as of v2.0. No earlier) quite well. It does.",
        "It works (as of v2.0. No earlier) quite well"
    )]
    [InlineData("Version 2.0.1 is out. Get it.", "Version 2.0.1 is out")]
    [InlineData("Visit example.com. Or do not.", "Visit example.com")]
    [InlineData("他说：“今天很好。我们走吧。”然后就走了。后来下雨了。", "他说：“今天很好。我们走吧。”")]
    [InlineData("“今天很好。”他说。后来下雨了。", "“今天很好。”他说")]
    [InlineData("价格上涨了 3.5%。没有人知道原因。", "价格上涨了 3.5%")]
    [InlineData("这是真的吗？没有人知道。", "这是真的吗？")]
    [InlineData("「いいですね。」と彼は言った。そして帰った。", "「いいですね。」と彼は言った")]
    [InlineData("यह पहला वाक्य है। यह दूसरा है।", "यह पहला वाक्य है।")]
    [InlineData("هل هذا صحيح؟ لا أحد يعرف.", "هل هذا صحيح؟")]
    public void It_ends_where_a_reader_would_say(string text, string first) =>
        Assert.Equal(first, OpeningWords.Of(text));
}
