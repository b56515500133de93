namespace Chela.Tests.Turns;

/// <summary>The process died here.</summary>
public sealed class CrashException : Exception;
