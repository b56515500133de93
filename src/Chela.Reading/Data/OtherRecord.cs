namespace Chela.Reading.Data;

/// <summary>Another capture of what an entry is about.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="Why">Why it is held for the same.</param>
public sealed record OtherRecord(string Title, string Url, string Why);
