namespace Chela.Turns;

/// <summary>The clock of a turn's body: it stands at the turn's beginning, so that the body does the same when it runs again.</summary>
internal sealed class FrozenTime(DateTimeOffset at) : TimeProvider
{
    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => at;
}
