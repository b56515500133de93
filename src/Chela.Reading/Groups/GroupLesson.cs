namespace Chela.Reading.Groups;

/// <summary>What came of learning.</summary>
/// <param name="Model">What was learnt.</param>
/// <param name="Trial">How it did on weeks that were kept back.</param>
public sealed record GroupLesson(GroupModel Model, GroupTrial Trial);
