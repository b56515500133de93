namespace Chela.Reading.Compose;

/// <summary>Another capture of what an entry is about, listed under it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Url">Its address.</param>
/// <param name="Reason">Why it is held for the same.</param>
public sealed record OtherCopy(string Title, string Url, string Reason);
