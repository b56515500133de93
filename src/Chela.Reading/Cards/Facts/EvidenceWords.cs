using System.Collections.Frozen;

namespace Chela.Reading.Cards.Facts;

/// <summary>The words by which people say what their claims rest on, in English and Chinese, and how much each shows.</summary>
internal static class EvidenceWords
{
    private const double Strong = 3;
    private const double Medium = 1.5;
    private const double Weak = 0.5;

    /// <summary>Each phrase with its kind and weight.</summary>
    public static FrozenDictionary<string, (EvidenceKind Kind, double Weight)> All { get; } =
        Rows()
            .SelectMany(r => r.Words.Split('|').Select(word => (word.Trim(), (r.Kind, r.Weight))))
            .ToFrozenDictionary(e => e.Item1, e => e.Item2, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<(EvidenceKind Kind, double Weight, string Words)> Rows() =>
        [
            (
                EvidenceKind.Experiment,
                Strong,
                "randomized controlled|randomised controlled|controlled trial|clinical trial|clinical trials|double-blind|placebo|control group|ran an experiment|our experiments|ablation study|ablation studies|a/b test|a/b tests|随机对照|对照组|双盲|临床试验|消融实验|我们的实验"
            ),
            (
                EvidenceKind.Experiment,
                Medium,
                "experiment|experiments|participants were|volunteers|in the lab|in vitro|in vivo|ablation|实验表明|实验显示|实验结果|实验中|试验|受试者|实验"
            ),
            (
                EvidenceKind.Measurement,
                Strong,
                "we measured|i measured|measurements show|data show|data shows|our data|实测|测得|数据显示|统计数据显示|监测数据"
            ),
            (
                EvidenceKind.Measurement,
                Medium,
                "measured|measurement|measurements|profiling|telemetry|statistics|observations|telescope|sensors|recorded|satellite data|census|测量|监测|统计|观测|样本"
            ),
            (
                EvidenceKind.Benchmark,
                Strong,
                "state-of-the-art|state of the art|outperforms|outperform|benchmark results|benchmarked|leaderboard|基准测试|跑分|评测结果|性能对比|性能测试"
            ),
            (
                EvidenceKind.Benchmark,
                Medium,
                "benchmark|benchmarks|baselines|requests per second|test set|fps|评测|基准|对比测试"
            ),
            (
                EvidenceKind.Survey,
                Strong,
                "respondents|we surveyed|a survey of|survey found|survey of|poll found|according to a poll|opinion poll|questionnaire|people surveyed|受访者|问卷|民调|民意调查|抽样调查"
            ),
            (EvidenceKind.Survey, Medium, "survey|surveyed|调查显示|调查"),
            (
                EvidenceKind.Report,
                Strong,
                "a new study|a recent study|according to a study|according to a report|a new report|a recent report|study published|published in the journal|researchers found|scientists found|一项研究|研究发现|研究表明|研究人员发现|新报告|最新报告"
            ),
            (
                EvidenceKind.Report,
                Medium,
                "the study|the report|the researchers|researchers|study found|研究人员|研究者|科学家|报告指出"
            ),
            (EvidenceKind.Proof, Strong, "we prove|theorem|lemma|corollary|q.e.d|proof of|定理|引理|证毕|我们证明"),
            (EvidenceKind.Proof, Weak, "proof|proves|proven|conjecture|证明|猜想"),
            (
                EvidenceKind.Review,
                Strong,
                "systematic review|meta-analysis|literature review|review of the literature|we review|we survey|荟萃分析|文献综述|系统综述|综述了"
            ),
            (
                EvidenceKind.Review,
                Medium,
                "previous studies|prior work|several studies|studies have shown|综述|已有研究|多项研究"
            ),
            (
                EvidenceKind.Interview,
                Strong,
                "said in an interview|told me|told us|in an interview with|in an interview|interviewed|in a phone interview|told reporters|接受采访|接受专访|专访|告诉记者|对记者表示|采访中"
            ),
            (EvidenceKind.Interview, Medium, "told the|said in a statement|记者|采访|受访"),
            (
                EvidenceKind.Documents,
                Strong,
                "court documents|court filing|court filings|according to documents|documents obtained|leaked documents|internal memo|internal documents|freedom of information|regulatory filing|sec filing|文件显示|起诉书|判决书|泄露的文件|招股书|财报显示|内部文件"
            ),
            (
                EvidenceKind.Documents,
                Medium,
                "lawsuit|indictment|filings|leaked|archives|archival|archives of|报告显示|档案|财报|公告"
            ),
            (
                EvidenceKind.Anecdote,
                Strong,
                "in my experience|when i was|i remember|i noticed|i once|my own experience|i've been using|i have been using|i tried|my wife|my husband|my mother|my father|my son|my daughter|我的经验|我记得|有一次|我试了|我自己|亲身|我发现|我妈|我爸"
            ),
            (
                EvidenceKind.Anecdote,
                Medium,
                "i spent|i bought|i went|i was|i had|i found|i started|i got|我们家|我用了|我开始|我当时|我曾"
            ),
            (
                EvidenceKind.Opinion,
                Strong,
                "in my opinion|in my view|i believe|i argue|imho|i'd argue|i would argue|we believe|we argue|在我看来|我认为|笔者认为|我觉得|我主张"
            ),
            (
                EvidenceKind.Opinion,
                Medium,
                "i think|i suspect|i feel|i hope|i don't think|i'm convinced|should be|ought to|我想|我相信|不应该|应当"
            ),
            (
                EvidenceKind.Announcement,
                Strong,
                "we are excited to|we're excited to|we are pleased to|we're pleased to|today we are|today we're|we are announcing|we're announcing|is now available|are now available|general availability|we're launching|we are launching|proud to announce|happy to announce|press release|今天正式|正式发布|正式上线|隆重推出|宣布推出|正式推出"
            ),
            (
                EvidenceKind.Announcement,
                Medium,
                "announced|announcing|announces|unveiled|introducing|launches|launched|宣布|推出|发布会|上线|发布了"
            ),
            (
                EvidenceKind.ReleaseNotes,
                Strong,
                "release notes|changelog|this release|bug fixes|breaking changes|in this version|new in version|更新日志|版本更新|修复了|新版本"
            ),
            (EvidenceKind.ReleaseNotes, Weak, "deprecated|fixed|added support for|release|patch|新增|优化了|改进了"),
            (
                EvidenceKind.Instructions,
                Strong,
                "this tutorial|in this guide|this guide|step by step|step-by-step|step 1|how to use|手把手|本教程|操作步骤|第一步"
            ),
            (
                EvidenceKind.Instructions,
                Medium,
                "you can use|you need to|you'll need|install|make sure|the command|run the following|你可以|你需要|安装|运行|输入命令"
            ),
        ];
}
