using System.Collections.Immutable;

namespace Chela.Reading.Form;

/// <summary>
/// The sections and groups that 69 real weeks agree on, in their order (SPEC, chapter 4). Names outside of it are legal:
/// they come after the known ones.
/// </summary>
public static class KnownSections
{
    /// <summary>The table of contents, which has a heading only in the Chinese file.</summary>
    public const string Contents = "目录";

    /// <summary>Topics: groups are free names.</summary>
    public static KnownSection Topics { get; } = Free("专题", "Topics");

    /// <summary>News of earlier topics: groups are free names.</summary>
    public static KnownSection FollowUps { get; } = Free("续闻", "Follow-ups");

    /// <summary>The week's best: a list without entries.</summary>
    public static KnownSection Recommended { get; } = Free("推荐", "Recommendations");

    /// <summary>The group of what fits no other.</summary>
    public static BilingualName Other { get; } = new("其他", "Other Things");

    /// <summary>Articles, podcasts, products.</summary>
    public static KnownSection Interesting { get; } =
        new(
            new BilingualName("有趣的事与物", "Interesting Things"),
            [
                new BilingualName("ACGN", "ACGN"),
                new BilingualName("图书", "Books"),
                new BilingualName("技术与互联网", "Technology and the Internet"),
                new BilingualName("计算机与科学", "Computing and Science"),
                new BilingualName("软件与开发", "Software and Development"),
                new BilingualName("硬件与设备", "Hardware and Devices"),
                new BilingualName("写作与知识管理", "Writing and Knowledge Management"),
                new BilingualName("项目与团队管理", "Project and Team Management"),
                new BilingualName("播客与视频", "Podcasts and Videos"),
                new BilingualName("生成式人工智能", "Generative AI"),
                Other,
                new BilingualName("Just For Fun", "Just For Fun"),
            ]
        );

    /// <summary>Posts and passages.</summary>
    public static KnownSection Excerpts { get; } =
        new(
            new BilingualName("摘录", "Excerpts"),
            [
                new BilingualName("推文摘录", "Posts"),
                new BilingualName("文章摘录", "Articles"),
                new BilingualName("消息简报", "News in Brief"),
                new BilingualName("短篇摘录", "Short Excerpts"),
                new BilingualName("长篇摘录", "Long Excerpts"),
            ]
        );

    /// <summary>Papers.</summary>
    public static KnownSection Research { get; } =
        new(
            new BilingualName("学术研究", "Academic Research"),
            [
                new BilingualName("目标检测", "Object Detection"),
                new BilingualName("目标跟踪", "Object Tracking"),
                new BilingualName("语义分割", "Semantic Segmentation"),
                new BilingualName("自动驾驶", "Autonomous Driving"),
                new BilingualName("场景重建", "Scene Reconstruction"),
                new BilingualName("仿真渲染", "Simulation and Rendering"),
                new BilingualName("深度估计", "Depth Estimation"),
                new BilingualName("SLAM", "SLAM"),
                new BilingualName("语言模型", "Language Models"),
                new BilingualName("内容生成", "Content Generation"),
                new BilingualName("机器人", "Robotics"),
                new BilingualName("位姿估计", "Pose Estimation"),
                new BilingualName("超分辨率", "Super-Resolution"),
                new BilingualName("其他论文", "Other Papers"),
            ]
        );

    /// <summary>All of them in the order of a digest, without the table of contents.</summary>
    public static ImmutableArray<KnownSection> All { get; } =
    [Topics, FollowUps, Recommended, Interesting, Excerpts, Research];

    /// <summary>A group that real weeks put anywhere in its section: its place is where its entries stand.</summary>
    public const string FloatingGroup = "计算机与科学";

    /// <summary>The section's present name, for the names that early weeks used.</summary>
    public static string CurrentSectionName(string name) =>
        name switch
        {
            "后续跟踪" => FollowUps.Name.Chinese,
            "推荐阅读" => Recommended.Name.Chinese,
            "引言" => Contents,
            _ => name,
        };

    /// <summary>The group's present name, for the names that early weeks used.</summary>
    public static string CurrentGroupName(string name) =>
        name switch
        {
            "知识管理" => "写作与知识管理",
            "播客" => "播客与视频",
            _ => name,
        };

    private static KnownSection Free(string chinese, string english) => new(new BilingualName(chinese, english), []);
}
