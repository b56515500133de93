using static Chela.Agent.Rules.RuleForm;

namespace Chela.Agent.Rules;

/// <summary>Plain sentences in Chinese.</summary>
internal static class ChineseRules
{
    /// <summary>The rules in order: the first that fits holds.</summary>
    public static readonly Rule[] All =
    [
        // The shelf.
        new(
            Chinese,
            "[<private>] [把] <存> [一下|下|起来] [<东西>] <marks> <inputs> [<东西>] {<private>|,|，} <批注>",
            "save private:--private --note=$note $input"
        ),
        new(
            Chinese,
            "[<private>] [把|将] [<东西>] <marks> <inputs> [<东西>] [<marks>] [帮我|请] [<private>] [地] [都] <存> [一下|下|起来|到书架|进书架|到书单|进书单|到阅读清单] {<private>|,|，} <批注>",
            "save private:--private --note=$note $input"
        ),
        new(
            Chinese,
            "[把|将] <东西> [帮我|请帮我|请] [都] <存> [一下|起来|下来|了] [吧] [:|：|,|，] <inputs> {<private>|,|，} <批注>",
            "save private:--private --note=$note $input"
        ),
        new(Chinese, "(以后|稍后|回头|待会|待会儿|有空|晚点|改天) 再 (看|读) [<东西>] <marks> <inputs>", "save $input"),
        new(Chinese, "<inputs> [<marks>] (以后|稍后|回头|有空|晚点) 再 (看|读)", "save $input"),
        new(
            Chinese,
            "<inputs> [<marks>] [先] 存 (着|一下|起来) [<marks>] [(以后|稍后|回头|有空|晚点) [再] (看|读)]",
            "save $input"
        ),
        new(Chinese, "(稍后读|稍后阅读|待读|以后再读) <marks> <inputs>", "save $input"),
        new(Chinese, "[把] [<东西>] <存> [一下|起来] [<东西>]", "?WhichLink"),
        new(
            Chinese,
            "[看看|看一下|看下|列出|列一下|显示|打开|查看|给我看|给我看看|我想看|看] [我] [的] (书架|书单|阅读清单|待读|待读清单|待读列表|未读|未读列表|未读的)",
            "shelf"
        ),
        new(
            Chinese,
            "[看看|看一下|看下|列出|列一下|显示|查看|给我看|看] [我] [的] <week> [的] (书架|书单|阅读清单|收藏)",
            "shelf list --week=$week"
        ),
        new(
            AskingChinese,
            "[我] [还] 有 (什么|哪些|啥) (要读|没读|没看|未读|待读|要看|可读) [的] [东西|文章]",
            "shelf"
        ),
        new(
            AskingChinese,
            "[我] [还] 有 (哪些|什么|啥) (文章|链接|网页|东西) [还] (没|没有) (读|看) [过|完] [的]",
            "shelf"
        ),
        new(Chinese, "(列出|看看|给我看看|显示|查看) [我] [所有] [存|收藏|保存] 的 (文章|链接|网页|东西)", "shelf"),
        new(AskingChinese, "[我] [的] (书架|书单|阅读清单) (上|里) [还] 有 (什么|哪些|啥|哪些文章)", "shelf"),
        new(AskingChinese, "(书架|书单|阅读清单) (上|里) [还] 有 (什么|哪些|啥|哪些文章)", "shelf"),
        new(
            AskingChinese,
            "[看看|列出] 我 <week> [都] (存|收藏|保存) (了|过) (什么|哪些|啥|些什么|的|的东西|哪些东西|哪些文章|哪些链接)",
            "shelf list --all --week=$week"
        ),
        new(
            AskingChinese,
            "<week> 我 [都] (存|收藏|保存) (了|过) (什么|哪些|啥|些什么|哪些东西|哪些文章|哪些链接)",
            "shelf list --all --week=$week"
        ),
        new(
            Chinese,
            "(列出|看看|给我看看|显示|查看|看一下) [我] <week> [我] (存|收藏|保存) [了|过] 的 [所有] (文章|链接|网页|东西|内容)",
            "shelf list --all --week=$week"
        ),
        new(
            AskingChinese,
            "<week> [我] [都] (存|收藏|保存) (了|过) (什么|哪些|啥|些什么|哪些东西|哪些文章|哪些链接)",
            "shelf list --all --week=$week"
        ),
        new(
            AskingChinese,
            "(<period> [的时候] 我|我 <period>|<period>) [都] (存|收藏|保存|读|看|写|记) (了|过|下了) [关于 <what>] [的] (什么|哪些|啥|些什么|哪些东西|哪些文章|哪些链接|东西|文章)",
            "?WhichPeriod"
        ),
        new(AskingChinese, "我 [都] (读|看) (过|了) (哪些|什么|哪些文章)", "shelf list --state=opened"),
        new(AskingChinese, "我 [都] (保留|留) (过|了|下了) (哪些|什么|哪些文章)", "shelf list --state=kept"),
        new(Chinese, "打开 <ids> [这篇|这一篇|这条|这个]", "shelf open $id"),
        new(
            Chinese,
            "(看|看看|看一下|读|读一下|读读|给我看|给我看看|显示) <id> [这篇|这一篇|这条|这个]",
            "shelf show $id"
        ),
        new(Chinese, "[把|将] <ids> (标为|标记为|标成) 已读", "shelf open $id"),
        new(Chinese, "标记 <ids> 为已读", "shelf open $id"),
        new(Chinese, "(保留|留下|留着) <ids> [这篇|这一篇|这条|这个]", "shelf keep $id"),
        new(Chinese, "<ids> [这篇|这一篇|这条|这个] [我] [要|想] (留着|保留|留下)", "shelf keep $id"),
        new(Chinese, "<ids> [这篇|这一篇|这条|这个] [我] 不要了", "shelf drop $id"),
        new(Chinese, "(丢掉|扔掉|删掉|删除|移除|保留|留下|打开) (它|这个|那个|这篇|那篇|这条)", "?WhichItem"),
        new(Chinese, "(把|将) <ids> (保留|留下|留着) [下来]", "shelf keep $id"),
        new(Chinese, "(丢掉|去掉|移除|丢弃|不要|扔掉) <ids> [这篇|这一篇|这条|这个]", "shelf drop $id"),
        new(
            Chinese,
            "(从|在) (书架|书单|阅读清单) [上|里] (移除|删掉|删除|去掉|拿掉|移走|丢掉) <ids>",
            "shelf drop $id"
        ),
        new(
            Chinese,
            "(把|将) <ids> [从书架|从书单|从阅读清单] (丢掉|丢了|扔掉|扔了|去掉|移除|移出书架|移出书单|拿掉|丢弃|移走)",
            "shelf drop $id"
        ),
        // The digest.
        new(Chinese, "<做> [我] [的] <digest>", "digest"),
        new(Chinese, "<做> [我] [的] <anyweek> [的] <digest>", "digest --week=$week"),
        new(Chinese, "(把|将) <anyweek> [的] <digest> (做|写|生成|整理|弄) (出来|一下|好|了)", "digest --week=$week"),
        // Searching.
        new(
            Chinese,
            "(在|到|从) [我] [的] <where> (里|中|里面|上) [面] (搜索|搜一下|搜|找一下|找找|找|查一下|查找|查) [一下|一搜] [关于] <topic> [的内容]",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            Chinese,
            "(找|找一下|找找|找出|搜一下|搜|搜索|查|查一下|查找|看看|列出) [我] [的] [所有] (关于|有关) <topic> 的 (<where>|<in-shelf#things>)",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            Chinese,
            "(找|找一下|找找|找出|搜一下|搜|搜索|查|查一下|查找) [我] [的] <where> (里|中|里面) [关于|有关|的] <topic> [的内容]",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            AskingChinese,
            "[看看|找找|告诉我] 我 [之前|以前|曾经|都|有没有] (存|收藏|保存|读|看) 过 [什么|哪些|些什么] (关于|有关|跟|和) <topic> [相关|有关] 的 (什么|东西|文章|链接|内容|资料|论文|哪些东西|什么东西)",
            "search $topic --in shelf"
        ),
        new(
            AskingChinese,
            "(关于|有关) <topic> [,|，] 我 [之前|以前|都] (存|收藏|保存|读|看) (过|了) (什么|哪些|些什么|啥|哪些文章|什么东西|哪些东西)",
            "search $topic --in shelf"
        ),
        new(
            AskingChinese,
            "[看看|找找|告诉我] 我 [之前|以前|曾经|都|有没有] (记|写) 过 [什么|哪些|些什么] (关于|有关|跟|和) <topic> [相关|有关] 的 (什么|东西|内容|笔记)",
            "search $topic --in notes"
        ),
        new(
            AskingChinese,
            "(关于|有关) <topic> [,|，] 我 [之前|以前|都] (记|写) (过|了|下了) (什么|哪些|些什么|啥|哪些笔记|什么笔记)",
            "search $topic --in notes"
        ),
        new(AskingChinese, "[我] 有 (没有|哪些|什么) (关于|有关) <topic> 的 笔记", "search $topic --in notes"),
        new(
            AskingChinese,
            "[我] (有没有|之前有没有|以前有没有) (存|收藏|保存|读|看) 过 [关于|有关] <topic> 的 (东西|文章|链接|内容|资料|论文)",
            "search $topic --in shelf"
        ),
        new(
            Chinese,
            "(找|找一下|找找|找出|查|查一下|查找|搜|搜一下|看看|列出) 我 [之前|以前] (存|收藏|保存) [过] 的 (关于|有关) <topic> 的 (东西|文章|链接|内容|资料|论文)",
            "search $topic --in shelf"
        ),
        new(
            AskingChinese,
            "我 [的] <where> (里|中|上|里面) [有没有|有] (关于|有关) <topic> 的 (东西|文章|链接|内容|资料|笔记)",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            AskingChinese,
            "(关于|有关) <topic> [,|，] (我们|我|你) [之前|以前|都] (聊|说|谈|讨论|告诉你) (过|了) (什么|哪些|些什么|啥)",
            "search $topic --in conversations"
        ),
        new(
            AskingChinese,
            "我们 [之前|以前|都] (聊|说|谈|讨论) 过 [什么|哪些] (关于|有关) <topic> 的 (什么|内容|事|东西)",
            "search $topic --in conversations"
        ),
        new(
            AskingChinese,
            "[我] [的] <where> (里|中|上|里面) [对|对于] (关于|有关) <topic> [都|是] (说|写|记|提) [了|过|到] (什么|哪些|啥|些什么)",
            "search $topic in-shelf:--in,shelf in-notes:--in,notes in-conversations:--in,conversations"
        ),
        new(
            AskingChinese,
            "我 [之前|以前|曾经] (存|收藏|保存) 过 [关于|有关] <topic> 的 (文章|链接|东西|资料|论文|内容)",
            "search $topic --in shelf"
        ),
        new(AskingChinese, "[我] 有没有 (关于|有关) <topic> 的 (文章|链接|论文)", "search $topic --in shelf"),
        new(AskingChinese, "[我] 有没有 (关于|有关) <topic> 的 (东西|资料|内容)", "search $topic"),
        new(
            Chinese,
            "(找|找一下|找找|找出|搜一下|搜|搜索|查|查一下|查找) (跟|和|与) <topic> (有关|相关) 的 (东西|文章|内容|资料|笔记)",
            "search $topic"
        ),
        new(
            Chinese,
            "(找|找一下|找找|找出|搜一下|搜|搜索|查|查一下|查找) (关于|有关) <topic> 的 (东西|内容|资料)",
            "search $topic"
        ),
        new(AskingChinese, "我 [有|都有] (什么|哪些) (关于|有关) <topic> 的 (东西|资料|内容)", "search $topic"),
        new(Chinese, "(搜索|搜一下|搜搜|搜|检索) (网上|全网|互联网|百度|谷歌|在网上) [<what>]", "?Unknown"),
        new(Chinese, "(搜索|搜一下|搜|检索) [一下]", "?WhichWords"),
        new(Chinese, "(搜索|搜一下|搜搜|搜|检索|查找) [一下] [:|：] [关于] <topic> [的内容]", "search $topic"),
        // Feeds and files.
        new(
            Chinese,
            "(订阅|关注|加个订阅|加一个订阅|添加订阅|新增订阅|添加订阅源) [一下] [这个|这个源|这个博客|这个网站] <marks> <links>",
            "feed add $link"
        ),
        new(Chinese, "(跟踪|追踪|追) [一下] <links> [的] [更新|动态]", "feed add $link"),
        new(Chinese, "(把|将) <links> (加到|加入|添加到) [我的] (订阅|订阅列表|订阅源)", "feed add $link"),
        new(Chinese, "[列出|看看|查看|显示|看一下|列一下] [我] [的] [所有] (订阅列表|订阅源|订阅)", "feed list"),
        new(AskingChinese, "我 [都] (订阅|关注) (了|过) (哪些|什么|啥|哪些网站|哪些源|哪些博客|些什么)", "feed list"),
        new(Chinese, "(更新|拉取|刷新|检查|抓取) [一下] [我] [的] [所有] (订阅|订阅源)", "feed pull"),
        new(Chinese, "(退订|取消订阅|取消关注|不再订阅|不再关注) <marks> <links>", "feed remove $link"),
        new(Chinese, "(读取|抓取|获取|抓一下) <inputs> [的|里的] [正文|文字|内容|文本|全文]", "extract $input"),
        new(Chinese, "(给我|给我看|看看|我要) <inputs> 的 (正文|文字|内容|文本|全文)", "extract $input"),
        new(AskingChinese, "<inputs> [里|上] [都] (说|写|讲) [了|的] [是] (什么|啥|些什么)", "extract $input"),
        new(Chinese, "(提取|抽取) [一下|出] <inputs> [的|里的] [正文|文字|内容|文本|全文]", "extract $input"),
        new(
            Chinese,
            "(把|将) <inputs> [的|里的] (正文|文字|内容|文本|全文) (提取|抽取|抽) [出来|一下]",
            "extract $input"
        ),
        // Reminders.
        new(
            Chinese,
            "[记得|别忘了] [在|到] <when> [的时候] [记得] 提醒 [一下] 我 [一下] [要|记得|:|：|,|，] <what>",
            "reminder add $when $what"
        ),
        new(
            Chinese,
            "[记得] 提醒 [一下] 我 [一下] [在] <when> [的时候] [要|记得|:|：|,|，] <what>",
            "reminder add $when $what"
        ),
        new(Chinese, "<when> 叫我 [要|记得] <what>", "reminder add $when $what"),
        new(Chinese, "(别|不要) 让我 (忘了|忘记|忘) [,|，] <when> [要|得] <what>", "reminder add $when $what"),
        new(Chinese, "[在|到] <when> [的时候] (提醒 [一下] 我 [一下]|叫我)", "?WhichTask"),
        new(Chinese, "提醒 [一下] 我 [一下] [在] <when>", "?WhichTask"),
        new(
            Chinese,
            "(设|设置|设个|设一个|加个|加一个|新建|新建一个|创建一个|添加|添加一个) [个|一个] <when> [的] 提醒 [:|：|,|，] <what>",
            "reminder add $when $what"
        ),
        new(
            Chinese,
            "(设|设置|设个|设一个|加个|加一个|新建|新建一个|创建一个|添加|添加一个) [个|一个] 提醒 [:|：|,|，] <when> [,|，] <what>",
            "reminder add $when $what"
        ),
        new(
            AskingChinese,
            "[你] (能不能|可不可以|能否|可以|能) [在] <when> [的时候] 提醒 [一下] 我 [要|记得] <what>",
            "reminder add $when $what"
        ),
        new(Chinese, "每 <what> 提醒 [一下] 我 [<what>]", "?When"),
        new(Chinese, "提醒 [一下] 我 [一下] [要|记得] [<what>]", "?When"),
        new(Chinese, "(设|设个|设一个|加个|加一个) 提醒 [<what>]", "?When"),
        new(Chinese, "[列出|看看|查看|显示|看一下|列一下] [我] [的] [所有] (提醒|提醒列表|提醒事项)", "reminder list"),
        new(AskingChinese, "[我] [都] [还] 有 (哪些|什么|没有|啥) 提醒", "reminder list"),
        new(
            Chinese,
            "(删除|删掉|取消|去掉|移除) (提醒 [第] <number> [个|条|号]|第 <number> (个|条|号) 提醒)",
            "reminder drop $number"
        ),
        new(Chinese, "不要 第 <number> (个|条|号) 提醒 了", "reminder drop $number"),
        new(Chinese, "(删除|删掉|取消|去掉|移除) [我的|这个|那个] 提醒", "?WhichReminder"),
        new(Chinese, "(把|将) 第 <number> (个|条|号) 提醒 (删了|删掉|删除|取消|去掉)", "reminder drop $number"),
        new(
            Chinese,
            "(记|记一下|记下|记下来|记录|记录一下|写下来|笔记|备忘|备忘一下|[做|记|写|加|添加|新建] [一] [个|条|份] (笔记|备忘)) (:|：|,|，) <what>",
            "note $what"
        ),
        // What is going on.
        new(
            AskingChinese,
            "[看看|看一下|查看] [当前|现在] [的|是] [什么] (状态|进度|进展) [如何|怎么样|怎样]",
            "status"
        ),
        new(AskingChinese, "[现在] [是] 什么情况", "status"),
        new(AskingChinese, "你 [现在|正] [在] (干嘛|干什么|做什么|忙什么)", "status"),
        new(AskingChinese, "[还] 有 (什么|哪些|啥|没有) 没 (做完|完成|弄完|干完) 的 [事|事情]", "status"),
        new(AskingChinese, "还有 (什么|哪些|啥) 没 (做完|完成|弄完|干完)", "status"),
        new(
            AskingChinese,
            "[列出|看看|查看|看一下] [我的] (待批|待审批|待批准|待批的|审批列表|待批列表|待我批准的|等我批准的|等我确认的)",
            "approvals"
        ),
        new(AskingChinese, "[还] 有 (什么|哪些|没有|啥) [需要|要|等] 我 (批准|审批|同意|确认|批) 的 [吗]", "approvals"),
        new(AskingChinese, "[有] (什么|哪些|啥) [事|东西] 在等 [着] 我", "approvals"),
        new(AskingChinese, "[有] (什么|哪些|啥) [事] 在等我 [批准|确认|回答|同意]", "approvals"),
        new(Chinese, "(批准|同意|通过|允许|准许) <ids>", "approve $id"),
        new(Chinese, "(拒绝|驳回|否决|不同意|不批准|不允许) <ids>", "deny $id"),
        new(Chinese, "(批准|同意|允许|拒绝|驳回) [它|这个|那个|这一个]", "?WhichId"),
        new(
            Chinese,
            "(撤销|撤回|还原|回退) [一下] [上一步|上一个|刚才的|刚才的操作|刚刚的操作|上次的操作|上一步操作|最后一步|上一个操作|刚才做的|它]",
            "undo"
        ),
        new(
            Chinese,
            "(把|将) (刚才|刚刚|上次|上一步) [的|做的] [操作|事|改动] (撤销|撤回|还原|撤) [掉|了|一下]",
            "undo"
        ),
        new(Chinese, "恢复 [成] (原样|原来的样子|原状)", "undo"),
        new(
            Chinese,
            "(停|停下|停下来|停止|打住|停一下|先停一下|先停下|快停|快停下|别做了|不要做了|取消|停手) [它|现在|工作|一切]",
            "!stop"
        ),
        new(
            AskingChinese,
            "(帮助|帮助我|帮帮我|求助|命令列表|使用说明|怎么用|有哪些命令|有什么命令|你怎么用)",
            "!help"
        ),
        new(AskingChinese, "你 [都] (能|会|可以) [帮我] (做|干) (什么|啥|些什么|哪些事|什么事)", "!help"),
        new(AskingChinese, "你 [都] (会|懂|会做|能干|能做) (什么|啥|些什么|哪些)", "!help"),
        new(
            AskingChinese,
            "(你好|您好|嗨|哈喽|哈罗|早|早安|早上好|上午好|中午好|下午好|晚上好|在吗|你在吗|在不在|在么|你好吗|最近好吗|你好啊) [chela]",
            "!hello"
        ),
        new(
            AskingChinese,
            "[好|好的|行|太好了|很好|不错|知道了|明白了] [,|，|!|！|。] (谢谢|谢谢你|谢谢您|多谢|多谢你|谢了|谢啦|感谢|非常感谢|十分感谢|太感谢了|辛苦了|辛苦你了) [了|啦|你|您]",
            "!thanks"
        ),
        new(AskingChinese, "(再见|拜拜|拜|晚安|回头见|明天见|下次见)", "!bye"),
        new(AskingChinese, "我 (能|可以) (说|问|让你做) (什么|啥|些什么)", "!help"),
    ];
}
