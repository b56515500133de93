namespace Chela.Reading.Groups;

/// <summary>What a model was learnt from.</summary>
/// <param name="Weeks">Number of weeks.</param>
/// <param name="Entries">Number of entries.</param>
public sealed record LearntFrom(int Weeks, int Entries);
