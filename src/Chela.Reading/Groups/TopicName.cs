namespace Chela.Reading.Groups;

/// <summary>The name of a topic: the groups of some sections are named by their entries.</summary>
public static class TopicName
{
    /// <summary>What stands before the colon of a headline; null without one, since a group named like its only entry says nothing.</summary>
    public static string? Of(string? headline)
    {
        var colon = headline.AsSpan().IndexOfAny('：', ':');
        return colon > 0 ? headline![..colon].Trim() : null;
    }
}
