namespace Chela.Chat;

/// <summary>What can be said in a chat without a model, and with <c>/</c> always.</summary>
internal static class ChatHelp
{
    /// <summary>The help, in English and Chinese.</summary>
    public const string Text = """
        /save LINK…            save pages              存一下 LINK
        /digest [2026-W48]     make the digest         做这周的周报
        /search WORDS          search what you saved, wrote, said    我存过关于…的什么
        /shelf                 your reading list       看看书架
        /remind WHEN WHAT      a reminder              明天上午九点提醒我…
        /open ID, /keep ID, /drop ID   an item of it
        /extract LINK          the text of a page
        /reminders, /feeds     what you are reminded of, what you follow
        /status, /approvals    what is left, what waits for you      状态，待批
        /approve ID, /deny ID  answer what is asked    批准 ID，拒绝 ID
        /undo                  take back the last turn 撤销
        /stop                  stop what is going on   停
        Without a model, plain sentences like these are understood too. With one (chela model add), plain text goes to it.
        """;
}
