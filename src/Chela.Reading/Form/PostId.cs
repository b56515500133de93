namespace Chela.Reading.Form;

/// <summary>
/// The id of a post on X: a "snowflake", whose upper bits are milliseconds since 2010-11-04T01:42:54.657Z.
/// </summary>
/// <param name="Value">The number in the post's URL.</param>
public readonly record struct PostId(ulong Value)
{
    private const long EpochMilliseconds = 1288834974657;

    /// <summary>When the post was written, to the millisecond.</summary>
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + EpochMilliseconds);
}
