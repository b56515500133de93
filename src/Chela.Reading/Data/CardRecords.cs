using Chela.Reading.Cards;
using Chela.Reading.Compose;
using Chela.Reading.Evidence;

namespace Chela.Reading.Data;

/// <summary>Writes cards down.</summary>
public static class CardRecords
{
    /// <summary>The card of an entry, with the names and numbers of its statements; null where nothing was read.</summary>
    public static CardRecord? Of(Entry entry) => Of(entry.Facts, words => IsShown(entry, words));

    /// <summary>All facts; null where nothing was read.</summary>
    public static CardRecord? Of(CardFacts facts) => Of(facts, _ => true);

    private static CardRecord? Of(CardFacts facts, Func<string, bool> isShown) =>
        facts.Time.Seconds == 0
            ? null
            : new CardRecord(
                facts.Time.Minutes,
                facts.Time.Words,
                facts.Time.Characters,
                [
                    .. facts.Evidence.Select(e =>
                        Placed(new CardRecord.EvidenceFact(FactNames.Of(e.Kind), e.Cue), e.Span)
                    ),
                ],
                [
                    .. facts
                        .Names.Where(n => isShown(n.Text))
                        .Select(n => Placed(new CardRecord.NameFact(n.Text, n.Count), n.Span)),
                ],
                [
                    .. facts
                        .Numbers.Where(n => isShown(n.Text))
                        .Select(n => Placed(new CardRecord.NumberFact(n.Text, n.Value, n.Unit), n.Span)),
                ],
                [
                    .. facts.Sources.Select(s =>
                        Placed(new CardRecord.SourceFact(FactNames.Of(s.Kind), s.Name, s.Url), s.Span)
                    ),
                ]
            );

    private static bool IsShown(Entry entry, string words) =>
        entry.Statements.Any(s => s.Text.Contains(words, StringComparison.Ordinal));

    private static T Placed<T>(T fact, CapturePlace? place)
        where T : CardRecord.Fact =>
        fact with
        {
            Start = place?.Bytes.Start,
            Length = place?.Bytes.Length,
            Part = place?.Part,
        };
}
