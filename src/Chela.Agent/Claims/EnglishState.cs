using static Chela.Agent.Claims.EnglishVerbs;

namespace Chela.Agent.Claims;

/// <summary>Tells what is claimed by how a thing is said to stand.</summary>
internal static class EnglishState
{
    /// <summary>
    /// What is claimed of a subject whose predicate begins at <paramref name="at"/>: "… saved", "… in place", "… on its way". Without
    /// <paramref name="isEvent"/> it only says how it stands.
    /// </summary>
    public static ClaimClass? Of(List<EnglishWord> subject, List<EnglishWord> words, int at, bool isEvent)
    {
        var (thing, text) = (EnglishThing.Of(subject), words[at].Text);
        var next = at + 1 < words.Count ? words[at + 1].Text : "";
        if (EnglishActs.PhraseOf(words, at) is { } phrase && text is not "gone")
        {
            return phrase == ClaimClass.Act ? thing ?? phrase : phrase;
        }

        if (Verbs.TryGetValue(text, out var claimed))
        {
            return EnglishActs.Refined(
                EnglishThing.HeadOf(subject).FindAll(w => EnglishThing.ClassOf(w) is not null).TakeLast(1).ToList(),
                text,
                EnglishActs.Refined(EnglishActs.ObjectOf(words, at), text, claimed)
            );
        }

        var isAll =
            thing is null && subject[0].Text is "it" or "that" or "this" or "all" or "both" or "everything" or "they";
        return (text, next) switch
        {
            ("live" or "online", _) when isEvent || thing is not null => ClaimClass.Send,
            ("up", not ("to" or "for")) when thing is ClaimClass.Send || isEvent => ClaimClass.Send,
            ("has" or "have" or "includes" or "contains" or "shows", _) when isEvent => thing is ClaimClass.Write
                ? thing
                : EnglishThing.OfObjects(EnglishActs.ObjectOf(words, at)),
            ("out", _) or ("on", "its" or "their") when thing is not ClaimClass.Pay && IsWay(words, at) =>
                ClaimClass.Send,
            ("through", _) => thing is ClaimClass.Pay ? thing : null,
            ("gone", "out" or "off") => thing is ClaimClass.Send ? thing : null,
            ("gone", "live" or "online") => ClaimClass.Send,
            ("gone", "through") => thing is ClaimClass.Pay ? thing : null,
            ("gone", "" or "from" or "now" or "," or "for") => ClaimClass.Remove,
            ("on", "" or ",") when thing is ClaimClass.Schedule => thing,
            ("in", "place") => thing ?? ClaimClass.Write,
            ("confirmed", _) when thing is null && subject[0].Text is "your" => ClaimClass.Schedule,
            ("set" or "confirmed", _) => thing ?? (isAll ? ClaimClass.Act : null),
            ("ready", _) or ("good", "to") => thing is ClaimClass.Write or ClaimClass.Schedule ? thing
            : isAll ? ClaimClass.Act
            : null,
            ("left", _) => isEvent && thing is ClaimClass.Send ? thing : null,
            ("complete" or "successful", _) => thing,
            ("in" or "on", _) when isEvent => EnglishThing.OfObjects(words[at..])
                ?? (
                    next is "there" ? thing
                    : EnglishThing.Of(words[(at + 1)..]) is ClaimClass.Write ? ClaimClass.Write
                    : null
                ),
            _ when Alone.TryGetValue(text, out var alone) => alone == ClaimClass.Act
                ? thing ?? (isAll || isEvent && subject[0].Text is "your" ? alone : null)
            : isAll ? EnglishThing.OfObjects(EnglishActs.ObjectOf(words, at)) ?? ClaimClass.Act
            : alone is ClaimClass.Remove or ClaimClass.Run ? alone
            : EnglishThing.OfObjects(subject)
                ?? thing
                ?? EnglishThing.OfObjects(EnglishActs.ObjectOf(words, at))
                ?? (isEvent || subject[0].Text is "your" ? alone : null),
            _ when Light.Contains(text) && !(text is "taken" && next.Length > 0) => EnglishThing.OfObjects(subject)
                ?? thing
                ?? EnglishThing.OfObjects(EnglishActs.ObjectOf(words, at)),
            // "The archive has been flattened": something was done to it.
            _ when isEvent && EnglishActs.IsUnknown(text) && (thing is not null || subject[0].Text is "your") =>
                ClaimClass.Act,
            ("active" or "enabled" or "open" or "closed" or "paused", _)
                when isEvent && (thing is not null || subject[0].Text is "your") => thing ?? ClaimClass.Act,
            _ => null,
        };
    }

    private static bool IsWay(List<EnglishWord> words, int at) =>
        words[at].Text is "out" || words[at..].Take(3).Any(w => w.Text is "way");
}
