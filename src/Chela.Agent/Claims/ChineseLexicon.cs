using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;

namespace Chela.Agent.Claims;

/// <summary>The words of claims in Chinese.</summary>
internal static class ChineseLexicon
{
    /// <summary>Verbs by what they claim; the longest that stands in a place counts.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Verbs = Table(
        (Send, "发送 发给 发出 发到 发过 发 寄出 寄给 寄 转发 转告 回复 回 通知 告诉 告知 抄送 群发 分享"),
        (
            Write,
            "保存 存下 存入 存到 存进 存 收藏 记下 记录 记到 写入 写进 写到 添加 加到 加进 加入 新增 更新 修改 改名 改成 改好 改为 创建 新建 移动 移到 重命名 复制 归档 标记 备份 设置"
        ),
        (Remove, "删除 删掉 删去 删 移除 移出 清空 清理 清除 取消 撤销 撤回 去掉 丢掉 退订 卸载"),
        (Pay, "付款 支付 付清 付 转账 汇款 汇 缴纳 缴 购买 买 下单 订购 充值"),
        (Schedule, "安排 预约 预订 预定 订 约 定好"),
        (Publish, "发布 推送 上线 上传 提交"),
        (Run, "运行 执行 跑 启动 重启 安装 部署 编译"),
        (Look, "查看 搜索 检索 查找 查 搜 读取 读 看 下载 抓取 浏览 检查 打开 翻")
    );

    /// <summary>Verbs that claim something with money only.</summary>
    public static readonly FrozenSet<string> MoneyVerbs = Set("转 转给 交");

    /// <summary>Words that are no verb here, though one is in them.</summary>
    public static readonly FrozenSet<string> Others = Set(
        "发表 发现 发生 发展 发票 发言 发件 开发 存在 内存 库存 读者 阅读 看来 看法 看到 看起来 查询结果 回答 回忆 回收站 回来 付款日 付出 订阅 订单 合约 大约 节约 约定 约会 买卖 记录片 跑步 改善 存款 转账记录 更新日志 通知书 提交者 收藏夹 转发 转告 转账"
    );

    /// <summary>What says of a verb behind it that it is done.</summary>
    public static readonly string[] Markers = ["已经", "已", "刚刚", "刚才", "刚"];

    /// <summary>What may stand between the verb and 了 or the end.</summary>
    public static readonly string[] Complements =
    [
        "出去",
        "过去",
        "下来",
        "起来",
        "进去",
        "好",
        "完成",
        "完",
        "掉",
        "成功",
        "下",
        "走",
        "到",
        "给",
        "上",
        "出",
        "一遍",
        "一下",
    ];

    /// <summary>With these before the verb, nothing is claimed.</summary>
    public static readonly string[] Blocks =
    [
        "没",
        "未",
        "尚",
        "不",
        "别",
        "无法",
        "会",
        "要",
        "可以",
        "能",
        "想",
        "打算",
        "准备",
        "需要",
        "应该",
        "如果",
        "要是",
        "若",
        "等",
        "一旦",
        "是",
        "有没有",
        "正要",
        "本来",
        "请",
        "让",
        "再",
        "去年",
        "昨天",
        "上周",
        "之前",
        "以前",
        "说",
        "问",
        "觉得",
        "以为",
        "据",
        "建议",
        "当",
        "才",
    ];

    /// <summary>Words in which a block is only a syllable.</summary>
    public static readonly string[] Harmless =
    [
        "会议",
        "开会",
        "聚会",
        "机会",
        "会员",
        "功能",
        "性能",
        "智能",
        "你要的",
        "您要的",
        "重要",
        "主要",
        "摘要",
        "纪要",
        "不过",
        "要点",
        "于是",
        "申请",
        "请假",
        "请求",
        "的会",
        "邀请",
        "当地",
        "分别",
        "类别",
        "特别",
        "等等",
        "说明",
        "问题",
        "刚才",
        "别墅",
    ];

    /// <summary>With these right behind the verb, it belongs to a noun, to a time, or did not work.</summary>
    public static readonly string[] Failures =
    [
        "的",
        "之前",
        "以前",
        "前",
        "失败",
        "之后",
        "以后",
        "后",
        "时",
        "于",
        "吗",
    ];

    /// <summary>Where the one who did it is named before, and the rest is what it was done with.</summary>
    public static readonly string[] Handles = ["把", "将", "帮", "给", "为", "替", "向", "跟", "在", "从", "已", "刚"];

    /// <summary>Things that may stand where the doer would: "the mail is sent".</summary>
    public static readonly string[] Things =
    [
        "邮件",
        "论文",
        "标题",
        "代码",
        "名字",
        "表格",
        "任务",
        "图片",
        "附件",
        "申请",
        "地址",
        "的会",
        "消息",
        "短信",
        "微信",
        "信",
        "回复",
        "报告",
        "文件",
        "文件夹",
        "笔记",
        "设置",
        "联系人",
        "条目",
        "链接",
        "文章",
        "提醒",
        "闹钟",
        "会议",
        "日程",
        "付款",
        "账单",
        "房租",
        "电费",
        "票",
        "钱",
        "款",
        "订单",
        "订阅",
        "餐厅",
        "酒店",
        "机票",
        "位子",
        "周报",
        "网页",
        "页面",
        "博客",
        "帖子",
        "公告",
        "脚本",
        "程序",
        "测试",
        "软件",
        "回收站",
        "备份",
        "草稿",
        "清单",
        "书架",
        "内容",
        "修改",
        "照片",
        "合同",
        "发票",
        "它",
        "它们",
        "全部",
        "都",
        "转账",
        "预约",
        "预订",
    ];

    /// <summary>With these, what is written is set for a time.</summary>
    public static readonly string[] Times = ["提醒", "闹钟", "日历", "日程", "行程"];

    /// <summary>What is money.</summary>
    public static readonly string[] Money = ["块", "元", "钱", "款", "账", "费", "房租", "美元", "欧元"];

    /// <summary>Adverbs that say nothing of who did it.</summary>
    public static readonly string[] Adverbs =
    [
        "好的",
        "搞定",
        "完成",
        "现在",
        "成功",
        "顺便",
        "另外",
        "还有",
        "还",
        "也",
        "都",
        "又",
        "并且",
        "并",
        "然后",
        "接着",
        "随后",
        "一并",
        "同时",
        "今天",
        "最后",
        "首先",
    ];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, ClaimClass> Table(params (ClaimClass Class, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Class)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
