namespace Chela.Agent.Search;

/// <summary>Something that holds texts: a file, an item of the shelf, a turn of a conversation.</summary>
/// <param name="Key">Which; each key once in a source.</param>
/// <param name="Version">Another one whenever its texts may be others.</param>
public readonly record struct SearchEntry(string Key, string Version);
