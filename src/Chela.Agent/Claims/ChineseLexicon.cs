using System.Collections.Frozen;
using static Chela.Agent.Claims.ClaimClass;

namespace Chela.Agent.Claims;

/// <summary>The words of claims in Chinese, in simplified characters.</summary>
internal static class ChineseLexicon
{
    /// <summary>Verbs by what they claim; the longest that stands in a place counts.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Verbs = Table(
        (
            Send,
            "发送 发给 发出 发到 发过 发 寄出 寄给 寄送 寄 传送 传给 转发 转告 转达 写信 写邮件 发在 贴在 挂在 转交 反馈 去信 转到 转至 转给 回复 答复 回信 回 通知 告诉 告知 知会 抄送 群发 分享 共享 送达 邀请 联系 传 打招呼 打过招呼 打了招呼 打了电话 投递 递交 留言 留了言 发布 推送 上线 上传 提交 公布"
        ),
        (
            Write,
            "保存 储存 存下 存入 存到 存进 存 收藏 收录 收进 收入书架 记下 记录 记到 记入 记 写入 写进 写到 添加 加到 加进 加入 新增 增加 更新 修改 改名 改为 改正 更正 修正 更改 调整 变更 编辑 创建 新建 建立 生成 移动 移到 移至 移入 重命名 复制 拷贝 归档 归类 标记 备份 设置 设定 保留 追加 插入 补充 填写 合并 替换 合成 合到 留着 留作 存档 订阅 关注 导入 导出 汇出 汇入 应用 套用 登记 录入 恢复 修复 解压 压缩 换成 换好 换 改 拷到 拷进 挪到 搬到 搬进 入库 归入 纳入 列入 插进 启用 开启 停用 禁用 暂停 锁定 置顶 固定 签署 打印 标为 标为已读 标记为已读 标成 升到 降到 升级 修好 修复好 换成 归还 补齐 备齐 登入 拖到 归到 放回"
        ),
        (
            Remove,
            "删除 删掉 删去 删 移除 移出 清空 清理 清除 清掉 取消 撤销 撤回 撤掉 去掉 丢掉 扔掉 丢弃 退订 卸载 还原 恢复原样 回滚 回退 作废 注销 终止 停止 去除 抹掉 划掉 拿掉 拿走 拿下来 销毁 粉碎 扔 撤 清 退回 关掉 退 剔除 撤下 下架 退掉 退了 拉黑 屏蔽 解除"
        ),
        (Pay, "付款 支付 付清 缴清 还清 付 转账 汇款 汇 缴纳 缴 购买 买 下单 订购 充值 结清 捐款 捐 退款"),
        (
            Schedule,
            "安排 预约 预订 预定 订 约 定好 设在 订在 定在 约在 排在 改期 改约 改到 改签 推迟 提前到 延到 延后 报名"
        ),
        (Run, "运行 执行 跑 启动 重启 安装 部署 编译"),
        (
            Look,
            "查看 查阅 搜索 搜寻 检索 查找 查 核对 核实 对照 翻看 翻阅 通读 搜 读取 读 看 下载 抓取 浏览 检查 打开 翻 找"
        ),
        (
            Act,
            "处理 完成 解决 搞定 办妥 办理 批准 同意 落实 弄 办 搞 做 整理 汇总 汇整 就绪 到位 生效 出炉 准备好 准备妥 备妥 备好 搞掂 处置 处理掉"
        )
    );

    /// <summary>Verbs that write where one of <see cref="Results"/> stands right behind them: 放到, 写好.</summary>
    public const string Writing = "归挂塞修记加建放留改收写挪搬补填贴列添录换拷抄标排";

    /// <summary>What these verbs come to.</summary>
    public const string Results = "好完上下到进入在妥成";

    /// <summary>Verbs that claim something with money only.</summary>
    public static readonly FrozenSet<string> MoneyVerbs = Set("转 转给 交 结 打 退 退回 汇出 汇入");

    /// <summary>Words that are no verb here, though one is in them.</summary>
    public static readonly FrozenSet<string> Others = Set(
        "发表 发现 发生 发展 发票 发言 发件 开发 存在 内存 库存 读者 阅读 看来 看法 看到 看起来 查询结果 回答 回忆 回收站 回来 付款日 付出 订单 合约 大约 节约 约定 约会 买卖 记录片 跑步 改善 改革 改变 改进 改天 交换 换句话 换算 存款 转账记录 更新日志 通知书 提交者 收藏夹 邀请函 记者 记得 记忆 记住 放假  做法 搞笑 办法 办公 找到 回复率 排满 装订 预约单 生成器 做到 写成   翻译 联系人 联系方式 买家 记事 收到 收下 收入 收费 看好 做成 下列 笔记 登记表 日记"
    );

    /// <summary>What says of a verb behind it that it is done.</summary>
    public static readonly string[] Markers = ["已", "刚", "全部", "均", "成功"];

    /// <summary>What says so behind it.</summary>
    public static readonly string[] Completions = ["完成", "成功", "完毕", "妥当", "停当", "妥"];

    /// <summary>What says so of any verb, before 了.</summary>
    public static readonly string[] Endings = [.. Completions, "好", "完", "出来"];

    /// <summary>Where others see what is put there.</summary>
    public static readonly string[] Places = Words("页面 主页 网站 频道 群里 论坛 公告栏");

    /// <summary>What is changed when it is opened.</summary>
    public static readonly string[] Switches = Words("模式 通知 功能 开关 设置 权限");

    /// <summary>With these a thing is said to stand as it does, and not what was done to it; or something was only thought.</summary>
    public static readonly string[] States = Words(
        "存在 发表 损坏 失效 过期 到期 丢失 满 超时 结束 开始 关门 变好 转好 真好 太好 最好 很好 还好 刚好 正好 只好 更好 友好 当成 看成 理解 弄错 搞错 记错 算错 看错 忘 漏 搞混 误解 有了 没了 坏了 改变 发生 出现 达到 超过 包含 具备 签收 停产 绝版 断 卡住 崩溃 打不开 足够 够了 知道 明白 了解 收到 清楚 起飞 抵达 到达 发车 看到 听到 遇到 想到 找到 坏掉 忘掉 死掉 读懂 看懂 听懂"
    );

    /// <summary>What 已 is followed by where it tells how something stands.</summary>
    public const string Standing = "有是在无达近过超够为";

    /// <summary>How often, which is not what it was done to.</summary>
    public static readonly string[] Often = Words("一遍 一下 一次 一圈 两遍 两次 三遍");

    /// <summary>What stands right before a verb of one character.</summary>
    public static readonly string[] Before = ["已", "已经", "刚", "刚刚"];

    /// <summary>What people do, where it is not said to what.</summary>
    public static readonly string[] Agentive = Words(
        "回复 答复 回信 回 通知 告诉 告知 知会 联系 打 付款 支付 付 转账 汇款 退款 购买 捐 发布 公布 推送 上线 提交 运行 启动 执行 安装 说 邀请"
    );

    /// <summary>What else may stand between the verb and 了 or the end.</summary>
    public static readonly string[] Complements = Words(
        "出去 过去 下来 起来 进去 回去 好 完 掉 下 走 到 给 上 出 过 遍 一遍 一下 成 干净"
    );

    /// <summary>With these before the verb, nothing is claimed.</summary>
    public static readonly string[] Blocks = Words(
        "没 未 尚 不 别 无法 会 要 可以 能 想 打算 准备 需要 应该 如果 要是 若 等 一旦 是 有没有 正要 本来 请 让 再 去年 昨天 上周 之前 以前 说 问 觉得 以为 据 建议 当 才 可能 应当 提到 写着 显示 写道 由 似乎 好像 已有 有人 后来 只要 除非 先 曾 一般 通常 每 自动 谁"
    );

    /// <summary>Words in which a block is only a syllable.</summary>
    public static readonly string[] Harmless = Words(
        "会议 开会 聚会 演唱会 音乐会 展会 协会 发布会 分享会 年会 机会 会员 会费 会计 宴会 功能 性能 智能 你要的 您要的 你要求 您要求 的要求 按要求 要求的 重要 主要 摘要 纪要 概要 不过 要点 于是 申请 请假 请求 的会 事会 员会 会已 会也 会都 长会 动会 训会 谈会 流会 审会 盘会 结会 学会 书会 早会 站会 面会 频会 话会 研讨会 家长会 生日会 邀请 当地 当前 分别 类别 特别 别的 等等 说明 问题 访问 刚才 别墅 错别字 收据 数据 证据 再次 之前的 以前的 根据您 根据你 上周的 昨天的 去年的 每周 每日 每月 每天 每晚 每年 是的 小说 等已 等都 准备就绪 准备好 准备妥 未来 请柬 个别 级别 例会 晚会 周会 年会 预先 事先 首先 能源 不少 先生 你说的 您说的"
    );

    /// <summary>With these, what follows is told of others.</summary>
    public static readonly string[] Tellings = Words(
        "说 写着 写道 写明 显示 提到 称 表示 大意 意思 报道 认为 声称 据 来看 看来 笔记看 记载 内容是"
    );

    /// <summary>With these, something was done before.</summary>
    public static readonly string[] Past = Words("了 过 年");

    /// <summary>With these right behind the verb, it belongs to a noun, to a time, or did not work.</summary>
    public static readonly string[] Failures = Words(
        "的 之前 以前 前 失败 之后 以后 后 时 于 吗 不了 不成 像 率 与否 记录 器 中"
    );

    /// <summary>With these in what follows, it is not there yet.</summary>
    public static readonly string[] Later = Words(
        "以后 之后 的话 告诉我 跟我说 通知我 叫我 再 就 才 的时候 好像 似乎 可能 也许"
    );

    /// <summary>Where the one who did it is named before, and the rest is what it was done with.</summary>
    public static readonly string[] Handles = Words("把 将 帮 给 为 替 向 跟 在 从 已 业已 刚 按 和");

    /// <summary>A clause of these alone says that something is done.</summary>
    public static readonly FrozenSet<string> Done = Set(
        "妥了 齐活 齐活儿 齐活了 完事 完事了 完事儿 完事儿了 大功告成 都好了 全好了 成了 成功了 收工 收工了 一切就绪"
    );

    /// <summary>What makes of 我 behind it somebody whom it was done for.</summary>
    public static readonly string[] ToMe = Words(
        "告诉我 通知我 问我 给我 帮我 替我 向我 跟我 对我 和我 为我 让我 叫我"
    );

    /// <summary>Who does things besides us; these end a subject.</summary>
    public static readonly string[] People = Words(
        "他 她 们 人 对方 官方 校方 警方 卖方 买方 家 员工 店员 职员 人员 师 医生 学生 先生 公司 老板 同事 房东 客户 经理 系统 作者 银行 团队 部门 妈 爸 哥 姐 弟 妹 总 法院 政府 法务 财务 供应商 平台"
    );

    /// <summary>How names of people begin.</summary>
    public const string Surnames =
        "王李张刘陈杨赵黄吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董程曹袁邓许沈曾彭吕苏卢蒋蔡魏薛叶潘杜戴夏汪姜范姚谭廖邹熊陆孔崔康邱秦顾侯邵孟龙老小阿安";

    /// <summary>Things that may stand where the doer would: "the mail is sent"; and what is claimed when they are done.</summary>
    public static readonly FrozenDictionary<string, ClaimClass> Things = Table(
        (Send, "邮件 消息 讯息 短信 简讯 微信 信 信件 回复 答复 邀请 邀请函 请柬 博客 帖子 公告 推文 贴文"),
        (
            Pay,
            "付款 交易 账单 房租 租金 费 费用 钱 款 款项 转账 订单 发票款 押金 订金 定金 汇款 退款 罚单 尾款 学费 元 块 欧元 美元"
        ),
        (
            Schedule,
            "提醒 闹钟 会议 的会 例会 日程 预约 预订 餐厅 酒店 机票 票 位子 座位 桌子 房间 行程 日历 行事历 订位 包间 航班 聚餐 约会 面试 时间 体检 看房"
        ),
        (Run, "脚本 程序 测试 软件 构建 编译 同步 导入 导出 迁移 服务 服务器 容器 流水线"),
        (
            Write,
            "论文 标题 代码 名字 名称 表格 图片 附件 地址 报告 文件 文件名 档案 文件夹 资料夹 笔记 记录 日志 设置 设定 配置 联系人 条目 链接 连结 文章 周报 月报 日报 简报 摘要 网页 页面 回收站 备份 草稿 清单 书架 内容 修改 改动 照片 相册 合同 合约 收据 发票 订阅 纪要 计划 计划书 版本 新版 文档 待办 书签 资料 表单 词条 备注 论文集 段落 错字 错别字 模板 海报 图纸 问卷 作业 课件 幻灯片 手册 范本 样板 目录 索引 字幕 歌单 曲目单 菜单 菜谱 价格 折扣 库存 标签 头像 密码 户型图 路线 攻略 简历 证书 处方 病历 课程表 课表 日期 物品 名单 歌词 题目 稿子 初稿 终稿"
        ),
        (Act, "操作 任务 申请 请求 事 事情 手续 都 全部 它 它们 这些 那些 一切")
    );

    /// <summary>With these, what is written is set for a time.</summary>
    public static readonly string[] Times = Words("提醒 闹钟 日历 行事历 日程");

    /// <summary>What is money.</summary>
    public static readonly string[] Money = Words("块 元 钱 款 账 费 房租 美元 欧元 租金 押金 订金 定金 罚单 账单 税");

    /// <summary>Adverbs that say nothing of who did it.</summary>
    public static readonly string[] Adverbs = Words(
        "好的 好嘞 好 搞定 完成 现在 成功 顺便 另外 还有 还 也 都 又 并且 并 然后 接着 随后 一并 同时 今天 最后 首先 全部 全都 均 顺手 一起 早就 正式 是的 嗯 那 不过 但是 但 总算 终于 均已"
    );

    private static string[] Words(string words) => words.Split(' ');

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, ClaimClass> Table(params (ClaimClass Class, string Words)[] rows) =>
        rows.SelectMany(row => row.Words.Split(' ').Select(word => KeyValuePair.Create(word, row.Class)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
