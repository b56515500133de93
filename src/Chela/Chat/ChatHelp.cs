namespace Chela.Chat;

/// <summary>What can be said in a chat without a model, and with <c>/</c> always.</summary>
internal static class ChatHelp
{
    private const string English = """
        /save LINK…            save pages
        /digest [2026-W48]     make the digest
        /search WORDS          search what you saved, wrote, said
        /shelf                 your reading list
        /open ID, /keep ID, /drop ID   an item of it
        /remind WHEN WHAT      a reminder
        /note TEXT             a line in your notes
        /extract LINK          the text of a page
        /reminders, /feeds     what you are reminded of, what you follow
        /status, /approvals    what is left, what waits for you
        /approve ID, /deny ID  answer what is asked
        /undo                  take back the last turn
        /stop                  stop what is going on
        Without a model, plain sentences like these are understood too. With one (chela model add), plain text goes to it.
        """;

    private const string Chinese = """
        /存 链接…              存网页：存一下 链接
        /周报 [2026-W48]       做周报：做这周的周报
        /搜 词                 搜存过、写过、说过的：我存过关于…的什么
        /书架                  看看书架
        /open 编号，/keep 编号，/drop 编号    打开、保留、丢掉书架上的一篇
        /提醒 时间 事          提醒：明天上午九点提醒我…
        /记 内容               记一条笔记：记一下：…
        /提取 链接             网页的正文：提取 链接 的正文
        /提醒，/订阅           有哪些提醒，订阅了什么
        /状态，/待批           还有什么没做完，什么在等您
        /批准 编号，/拒绝 编号    回答问您的事
        /撤销                  撤销上一步
        /停                    停下正在做的事
        没有模型时，也能听懂这样的句子。有了模型（chela model add），平常的话就交给它。
        """;

    /// <summary>The help.</summary>
    public static string Of(bool isChinese) => isChinese ? Chinese : English;
}
