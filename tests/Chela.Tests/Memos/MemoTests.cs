using Chela.Reading.Cards;
using Chela.Reading.Duplicates;
using Chela.Reading.Evidence;
using Chela.Reading.Memos;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Tests.Memos;

/// <summary>What was made once is there again as it was, and what is no memo of this code is none.</summary>
public sealed class MemoTests
{
    private const string Program = "this code";

    private static readonly ContentHash Key = MemoKinds.Card.KeyOf("a", null);

    private static readonly Card Made = new(
        [new Statement("“明天” \\*x\\*", EvidenceStatus.Anchored, new ByteSpan(3, 9)) { Part = "OEBPS/1.xhtml" }],
        [
            [new Statement("One\ntwo.", EvidenceStatus.Unchecked, null)],
            [new Statement("", EvidenceStatus.Owner, null) { Capture = ContentHash.Of("x") }],
        ],
        new CardFacts
        {
            Names = [new CardName("Ada", 2, new CapturePlace(new ByteSpan(1, 3), "part"))],
            Numbers = [new CardNumber("3 亿元", "300000000", "cny", null)],
            Evidence = [new CardEvidence(EvidenceKind.Report, "found", new CapturePlace(new ByteSpan(0, 1)))],
            Sources = [new CardSource(SourceKind.Paper, "arXiv:1", "https://arxiv.org/abs/1", null)],
            Time = new ReadingTime(1, 2, 3),
        }
    );

    [Fact]
    public void A_card_comes_back_as_it_was()
    {
        var known = Written(MemoKinds.Card, Key, Made).Find(MemoKinds.Card, Key)!;
        Assert.Equal(Made.Highlights, known.Highlights);
        Assert.Equal(Made.Paragraphs.Select(p => p.ToList()), known.Paragraphs.Select(p => p.ToList()));
        Assert.Equal(Made.Facts.Names, known.Facts.Names);
        Assert.Equal(Made.Facts.Numbers, known.Facts.Numbers);
        Assert.Equal(Made.Facts.Evidence, known.Facts.Evidence);
        Assert.Equal(Made.Facts.Sources, known.Facts.Sources);
        Assert.Equal(Made.Facts.Time, known.Facts.Time);
    }

    [Fact]
    public void A_clipping_and_a_print_come_back_as_they_were()
    {
        var clipping = new Clipping(
            "---\ntitle: \"x\"\n---\n\n==m==\n",
            [
                new ClippingPart(new ByteSpan(20, 5), null) { Highlight = "m" },
                new ClippingPart(default, new ByteSpan(1, 2)) { File = "f" },
            ]
        );
        var known = Written(MemoKinds.Clipping, Key, clipping).Find(MemoKinds.Clipping, Key)!;
        Assert.Equal(clipping.Text, known.Text);
        Assert.Equal(clipping.Parts, known.Parts);

        var print = Fingerprint.Of(
            "https://a.example/1",
            null,
            "2602.16173",
            "A title 题目",
            "Ada saw 397,000 of [them](https://b.example/2)."
        );
        var same = Written(MemoKinds.Print, Key, print).Find(MemoKinds.Print, Key)!;
        Assert.Equal(print.Ids, same.Ids);
        Assert.Equal(print.Title, same.Title);
        Assert.Equal(print.Sketch, same.Sketch);
        Assert.Equal(print.Facts, same.Facts);
    }

    [Fact]
    public void Half_a_character_stops_nothing()
    {
        var memo = new Memo(Program);
        memo.Keep(MemoKinds.Clipping, Key, new Clipping("\ud83d", []));
        Assert.NotNull(Memo.Read(memo.Write(), Program).Find(MemoKinds.Clipping, Key));
    }

    [Fact]
    public void What_other_code_made_is_not_there() =>
        Assert.Null(Memo.Read(File(), "other code").Find(MemoKinds.Card, Key));

    [Fact]
    public void What_is_damaged_anywhere_is_not_there()
    {
        var file = File();
        for (var at = 0; at < file.Length; at++)
        {
            // The end of the first line is nothing that matters.
            if (file[at] != '\n' || at > 64)
            {
                var damaged = (byte[])file.Clone();
                damaged[at] ^= 1;
                Assert.Null(Memo.Read(damaged, Program).Find(MemoKinds.Card, Key));
                Assert.Null(Memo.Read(file.AsMemory(0, at), Program).Find(MemoKinds.Card, Key));
            }
        }
    }

    [Fact]
    public void Kinds_and_lists_that_look_alike_have_keys_of_their_own() =>
        Assert.Distinct([
            MemoKinds.Card.KeyOf("ab", "c"),
            MemoKinds.Card.KeyOf("a", "bc"),
            MemoKinds.Card.KeyOf("ab", "c", null),
            MemoKinds.Card.KeyOf("ab", "c", ""),
            MemoKinds.Card.KeyOf("ab 1:c"),
            MemoKinds.Print.KeyOf("ab", "c"),
        ]);

    [Fact]
    public void Only_what_was_asked_for_since_stays()
    {
        var memo = new Memo(Program);
        var other = MemoKinds.Card.KeyOf("other");
        memo.Keep(MemoKinds.Card, Key, Made);
        memo.Keep(MemoKinds.Card, other, Card.Empty);
        var next = Memo.Read(memo.Write(), Program);
        Assert.NotNull(next.Find(MemoKinds.Card, Key));
        Assert.True(next.HasChanged);
        var last = Memo.Read(next.Write(), Program);
        Assert.Null(last.Find(MemoKinds.Card, other));
        Assert.NotNull(last.Find(MemoKinds.Card, Key));
        Assert.False(last.HasChanged);
    }

    [Fact]
    public void What_would_make_it_too_long_is_left_out()
    {
        var memo = new Memo(Program);
        for (var i = 0; i < 4; i++)
        {
            memo.Keep(
                MemoKinds.Clipping,
                MemoKinds.Clipping.KeyOf($"{i}"),
                new Clipping(new string('x', Memo.MostBytes / 3), [])
            );
        }

        Assert.InRange(memo.Write().Length, Memo.MostBytes / 2, Memo.MostBytes);
    }

    private static byte[] File()
    {
        var memo = new Memo(Program);
        memo.Keep(MemoKinds.Card, Key, Made);
        return memo.Write();
    }

    private static Memo Written<T>(MemoKind<T> kind, ContentHash key, T made)
        where T : class
    {
        var memo = new Memo(Program);
        memo.Keep(kind, key, made);
        return Memo.Read(memo.Write(), Program);
    }
}
