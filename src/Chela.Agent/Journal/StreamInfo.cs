namespace Chela.Agent.Journal;

/// <summary>What is known of a stream without reading it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="IsOpen">Whether its last event does not close it.</param>
public sealed record StreamInfo(string Name, long Version, bool IsOpen);
