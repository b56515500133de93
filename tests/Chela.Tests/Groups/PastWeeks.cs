using System.Globalization;
using System.Text;

namespace Chela.Tests.Groups;

/// <summary>Digests of invented weeks, with groups that are easy to tell apart.</summary>
internal static class PastWeeks
{
    private static readonly (string Section, string Group, string Host, string[] Words)[] Groups =
    [
        ("有趣的事与物", "软件与开发", "code.example.org", ["编译器", "rust", "构建系统", "compiler"]),
        ("有趣的事与物", "硬件与设备", "chips.example.org", ["处理器", "芯片", "散热器", "processor"]),
        ("学术研究", "机器人", "arxiv.org", ["机械臂", "抓取", "manipulation", "robot"]),
    ];

    /// <summary>A digest with three entries in each group.</summary>
    public static string Week(int number, string extra = "")
    {
        var text = new StringBuilder(
            string.Create(
                CultureInfo.InvariantCulture,
                $"# 2026 年第 {number:00} 周技术阅读汇总\n\n[English](README.md) | 简体中文\n\n## 目录\n\n- [x](#x)\n"
            )
        );
        var section = "";
        foreach (var group in Groups)
        {
            text.Append(group.Section == section ? "" : $"\n## {group.Section}\n").Append($"\n### {group.Group}\n");
            section = group.Section;
            for (var i = 0; i < 3; i++)
            {
                var (word, other) = (group.Words[(number + i) % 4], group.Words[(number + i + 1) % 4]);
                var page = group.Host == "arxiv.org" ? $"abs/26{number:00}.{i:00000}" : $"w{number}/{i}";
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"\n#### {word}：第 {number} 周的{other}\n\n[On {word} and {other}](https://{group.Host}/{page})\n\n这里说的是{word}，也是{other}。{extra}\n"
                );
            }
        }

        return text.ToString();
    }
}
