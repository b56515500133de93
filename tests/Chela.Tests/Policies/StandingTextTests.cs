using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Chela.Edge.Files.Policies;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using CsCheck;
using static Chela.Tests.Policies.PolicyText;

namespace Chela.Tests.Policies;

public sealed class StandingTextTests
{
    private static readonly DateTimeOffset s_expires = Now.AddDays(30);

    private static readonly string[] s_odd =
    [
        "",
        "a\u034f\u3164b",
        "null",
        "~",
        "true",
        "12",
        "-",
        "# x",
        "- a: b",
        "<<",
        "2026-01-01",
        "0x10",
        "1e3",
        ".inf",
    ];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[
            Gen.Char[
                "abZ09 :#-?,[]{}&*!|>'\"%@`\\/\t\n\r\0\u007f\u0085\u00a0\u00ad\u200b\u2028\u2029\u202e\u3000\ufeff\ue000あ中é"
            ],
            0,
            12
        ],
        Gen.String,
        Gen.Const("\U0001F600"),
        Gen.Const("\U000E0041x"),
        Gen.Int[0, s_odd.Length - 1].Select(i => s_odd[i])
    );

    private static readonly Gen<Value> s_leaf = Gen.OneOf(
        s_text.Select(Value (t) => new Value.Text(t, Label.Public)),
        Gen.Long.Select(Value (n) => new Value.Whole(n, Label.Public)),
        Gen.Decimal.Select(Value (n) => new Value.Fraction(n, Label.Public)),
        Gen.Bool.Select(Value (b) => new Value.Truth(b, Label.Public)),
        Gen.Byte.Array[0, 9].Select(Value (b) => new Value.Bytes(b, Label.Public)),
        Gen.Const<Value>(new Value.Nothing(Label.Public))
    );

    private static readonly Gen<Value> s_value = Gen.Recursive<Value>(
        (depth, inner) =>
            depth > 3
                ? s_leaf
                : Gen.OneOf(
                    s_leaf,
                    inner.Array[0, 3].Select(Value (items) => new Value.List([.. items], Label.Public)),
                    Gen.Select(s_text, inner)
                        .Array[0, 3]
                        .Select(
                            Value (fields) =>
                                new Value.Record(
                                    fields
                                        .DistinctBy(f => f.Item1)
                                        .ToImmutableSortedDictionary(
                                            f => f.Item1,
                                            f => f.Item2,
                                            StringComparer.Ordinal
                                        ),
                                    Label.Public
                                )
                        )
                )
    );

    private static readonly Gen<Effect> s_effect = Gen.Select(
        s_text,
        Gen.Select(s_text, s_value).Array[1, 4],
        (tool, arguments) =>
            new Effect(
                tool,
                EffectKind.Send,
                [
                    .. arguments
                        .DistinctBy(a => a.Item1)
                        .Select(a => new Argument(a.Item1, ParameterRole.Content, a.Item2)),
                ]
            )
    );

    private static string? TextOf(StandingApproval approval) => StandingText.Of(approval, Now, out _);

    private static StandingApproval ReadBack(string text) =>
        Assert.Single(Read(StandingText.Head + text).Policy!.Standing);

    [Fact]
    public void It_is_a_sentence_and_the_lines_of_the_file()
    {
        var mail = new Effect(
            "mail.send",
            EffectKind.Send,
            [
                new Argument(
                    "to",
                    ParameterRole.Destination,
                    new Value.List([new Value.Text("bob@example.org", Label.Public)], Label.Public)
                ),
                new Argument(
                    "subject",
                    ParameterRole.Content,
                    new Value.Text("News\u200b of\n\"today\"", Label.Public)
                ),
                new Argument("body", ParameterRole.Content, new Value.Text("…", Label.Public)),
            ]
        );
        var approval = StandingApproval.Of(
            "Monday news",
            mail,
            ["body"],
            new DateTimeOffset(2026, 12, 31, 18, 0, 0, TimeSpan.FromHours(8))
        );
        Assert.Equal(
            """
              # Until 2026-12-31 18:00 +08:00, "mail.send" (send) runs without asking for a call whose "subject" is "News\u200b of\n\"today\"" and "to" is ["bob@example.org"], whatever is in "body", and no other argument.
              - name: "Monday news"
                tool: "mail.send"
                kind: send
                fixed:
                  "subject": "News\u200b of\n\"today\""
                  "to": ["bob@example.org"]
                free: ["body"]
                expires: 2026-12-31T18:00:00+08:00

            """,
            TextOf(approval)
        );
    }

    [Fact]
    public void What_is_shown_is_what_is_saved_and_what_fits() =>
        Gen.Select(s_text, s_effect, Gen.Int[0, 7])
            .Sample(
                (name, effect, chosen) =>
                {
                    var free = effect.Arguments.Skip(1).Where((_, i) => (chosen >> i & 1) == 1).Select(a => a.Name);
                    var approval = StandingApproval.Of(name, effect, free, s_expires);
                    if (StandingText.Of(approval, Now, out var errors) is not { } text)
                    {
                        // Names that nobody may give, and texts that are none.
                        return !errors.IsEmpty;
                    }

                    var saved = ReadBack(text);
                    return new Policy { Standing = [saved] }.Json == new Policy { Standing = [approval] }.Json
                        && saved.Fits(effect, Now)
                        && !saved.Fits(effect, saved.Expires)
                        && saved.Expires == s_expires
                        && text.EnumerateRunes().All(r => r.Value == '\n' || !Rune.IsControl(r))
                        && !text.Any(c =>
                            char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator
                        )
                        // A comment that an argument could end would be lines of its own.
                        && text.Split('\n').Count(l => l.StartsWith("  - ", StringComparison.Ordinal)) == 1;
                },
                iter: 1_000
            );

    [Fact]
    public void All_that_is_unicode_can_be_shown() =>
        s_effect.Sample(
            effect =>
            {
                effect = effect with { Tool = $"t{effect.Tool.Replace('*', '_')}" };
                var texts = effect.Arguments.Select(a => a.Name + ValueJson.Of(a.Value)).Append(effect.Tool);
                if (
                    texts.Any(t =>
                        t.Contains("\\ud", StringComparison.Ordinal)
                        || t.Contains('\ufffd', StringComparison.Ordinal)
                        || !IsUnicode(t)
                    )
                )
                {
                    return;
                }

                _ = StandingText.Of(StandingApproval.Of("a", effect, [], s_expires), Now, out var errors);
                Assert.True(errors.IsEmpty, string.Join('\n', texts.Concat(errors.Select(e => e.ToString()))));
            },
            iter: 300
        );

    private static bool IsUnicode(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    [Fact]
    public void One_changed_byte_of_what_is_fixed_and_it_does_not_fit() =>
        Gen.Select(s_text.Where(t => t.Length > 0), Gen.Int[0, 100], Gen.Int[1, 127])
            .Sample(
                (text, at, by) =>
                {
                    Effect With(string value) =>
                        new(
                            "pay",
                            EffectKind.Spend,
                            [new Argument("to", ParameterRole.Destination, new Value.Text(value, Label.Public))]
                        );
                    var changed = text.ToCharArray();
                    changed[at % text.Length] ^= (char)by;
                    return TextOf(StandingApproval.Of("a", With(text), [], s_expires)) is not { } shown
                        || (
                            ReadBack(shown).Fits(With(text), Now)
                            && !ReadBack(shown).Fits(With(new string(changed)), Now)
                            && !ReadBack(shown).Fits(With(text) with { Tool = "Pay" }, Now)
                        );
                },
                iter: 500
            );

    [Fact]
    public void What_nobody_may_save_is_not_shown()
    {
        var effect = new Effect(
            "pay",
            EffectKind.Spend,
            [new Argument("to", ParameterRole.Destination, new Value.Text("x", Label.Public))]
        );
        Assert.Null(StandingText.Of(StandingApproval.Of("a", effect, [], Now.AddYears(3)), Now, out var errors));
        Assert.Contains("expected at most 2 years", Assert.Single(errors).Message, StringComparison.Ordinal);
        Assert.Null(StandingText.Of(StandingApproval.Of("", effect, [], s_expires), Now, out errors));
        Assert.Contains("expected a text for 'name'", Assert.Single(errors).Message, StringComparison.Ordinal);
        Assert.Null(
            StandingText.Of(StandingApproval.Of("a", effect with { Tool = "p*" }, [], s_expires), Now, out errors)
        );
        Assert.Contains("expected one tool", Assert.Single(errors).Message, StringComparison.Ordinal);
        var deep = Enumerable
            .Range(0, 40)
            .Aggregate<int, Value>(new Value.Whole(1, Label.Public), (v, _) => new Value.List([v], Label.Public));
        var nested = effect with { Arguments = [new Argument("to", ParameterRole.Destination, deep)] };
        Assert.Null(StandingText.Of(StandingApproval.Of("a", nested, [], s_expires), Now, out errors));
        Assert.Contains("nested more than 32 deep", Assert.Single(errors).Message, StringComparison.Ordinal);
    }
}
