using System.Collections.Frozen;

namespace Chela.Reading.Cards.Facts;

/// <summary>Words by which names are told from other words with capitals, and from what is around them.</summary>
internal static class NameWords
{
    /// <summary>Words that begin sentences or stand in names only together with others.</summary>
    public static readonly FrozenSet<string> NoNames = (
        "I A The An In It He She They We You This That These Those But And Or If When While As At On For To Of By With From So Yet Not No "
        + "Yes My Our His Her Its Their Your What Who Why How Where There Here Then Now Also However I'm I've I'd I'll It's We're We've "
        + "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October "
        + "November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mr Mrs Ms Dr Prof OK Is Are Was Do Does Did Can Could Will "
        + "Would Should Some Many Most All One Two Three Each Every Both After Before Since Until Because Although Though Even Just Only "
        + "Such More Less First Second Third Last Next Another Other Once Still Perhaps Maybe Let Please Note See Figure Table Section "
        + "Chapter AM PM TV Internet Web Le La Les Un Une Il Elle Et Mais Dans Pour Sur De Des El Los Las En Por Y Pero Der Die Das Und "
        + "Ein Eine Es Wir Sie Ich In Mit Auf Für Von Zu Im Bei Aus Nach "
        + "Thus Hence Therefore Moreover Added Using Like Unlike During Within Without Under Over Between Among Against According Despite "
        + "Rather Instead Meanwhile Today Yesterday Recently Earlier Later Again Finally Overall Indeed Either Neither Same Good "
        + "Any Very Much Make Made Get Got Go Going Being Been Have Had Has Having Use Used Want Need Know Think Say Said Says Ask Told "
        + "Take Look Find Found Ces Cette Ce Ses Son Sa Leur Nous Vous Ils Elles Avec Par Au Aux Si Qui Que Con Una Uno Su Sus Para Como"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What stands before a person's name and is no part of it.</summary>
    public static readonly FrozenSet<string> Titles = (
        "President Sir Lord Lady Dame King Queen Prince Princess Senator Sen Governor Gov Representative Rep Judge Justice Professor Prof "
        + "Dr Doctor Mr Mrs Ms CEO CTO CFO Chairman Minister Chancellor Secretary General Colonel Captain Pope Saint"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What sticks to a name with a hyphen: Leiden-based.</summary>
    public static readonly FrozenSet<string> Endings =
        "based led style backed owned born like era only level run made free wide related"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What may stand between two words of a name.</summary>
    public static readonly FrozenSet<string> Connectors =
        "of the de du des van von der den del della di da dos al bin ibn y & für"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What may stand before the name of a body in Chinese, without a blank.</summary>
    public static readonly string[] BeforeBodies =
    [
        .. "一家 多家 加入 来自 毕业 就读 任职 离开 成立 创办 收购 投资 参加 访问 获得 包括 另外 此前 目前 通过 根据 作为 许多 很多 所有 大型 大 小 中小 科技 互联网 上市 外国 初创 创业 分".Split(
            ' '
        ),
    ];

    /// <summary>Characters that stand in no name of a body in Chinese.</summary>
    public const string NotInBodies =
        "的了是在和与及或由对从向被将把给为到去以而但也都就这那该本某其各有等称据让使请用跟同则又还个家所自于";
}
