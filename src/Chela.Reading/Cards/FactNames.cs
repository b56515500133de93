namespace Chela.Reading.Cards;

/// <summary>What kinds of evidence and sources are called in files, and to people.</summary>
public static class FactNames
{
    /// <summary>A kind of evidence, in a file or a line for people who read English: <c>release-notes</c>.</summary>
    public static string Of(EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.Experiment => "experiment",
            EvidenceKind.Measurement => "measurement",
            EvidenceKind.Benchmark => "benchmark",
            EvidenceKind.Survey => "survey",
            EvidenceKind.Report => "report",
            EvidenceKind.Proof => "proof",
            EvidenceKind.Review => "review",
            EvidenceKind.Interview => "interview",
            EvidenceKind.Documents => "documents",
            EvidenceKind.Anecdote => "anecdote",
            EvidenceKind.Opinion => "opinion",
            EvidenceKind.Announcement => "announcement",
            EvidenceKind.ReleaseNotes => "release-notes",
            _ => "instructions",
        };

    /// <summary>A kind of evidence in Chinese.</summary>
    public static string InChinese(EvidenceKind kind) =>
        kind switch
        {
            EvidenceKind.Experiment => "实验",
            EvidenceKind.Measurement => "测量",
            EvidenceKind.Benchmark => "基准测试",
            EvidenceKind.Survey => "问卷调查",
            EvidenceKind.Report => "他人研究",
            EvidenceKind.Proof => "证明",
            EvidenceKind.Review => "综述",
            EvidenceKind.Interview => "采访",
            EvidenceKind.Documents => "文件",
            EvidenceKind.Anecdote => "亲身经历",
            EvidenceKind.Opinion => "观点",
            EvidenceKind.Announcement => "公告",
            EvidenceKind.ReleaseNotes => "更新说明",
            _ => "教程",
        };

    /// <summary>A kind of source.</summary>
    public static string Of(SourceKind kind) =>
        kind switch
        {
            SourceKind.Paper => "paper",
            SourceKind.Standard => "standard",
            SourceKind.Repository => "repository",
            SourceKind.Dataset => "dataset",
            SourceKind.Documentation => "documentation",
            SourceKind.Law => "law",
            _ => "record",
        };
}
