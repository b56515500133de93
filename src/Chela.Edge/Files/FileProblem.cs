using Chela.Agent.Effects;

namespace Chela.Edge.Files;

/// <summary>Why a file is not changed, on its way out of the steps; becomes an outcome where the tool ends.</summary>
internal sealed class FileProblem(FailureKind kind, string message, Exception? inner = null)
    : IOException(message, inner)
{
    /// <summary>The reason, for a program.</summary>
    public FailureKind Kind => kind;

    /// <summary>Does something with a path, and names it where that fails.</summary>
    public static T At<T>(string what, string path, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is not FileProblem && FileFailure.IsExpected(e))
        {
            throw Of(e, what, path);
        }
    }

    /// <summary>What the system says of a path, as a person says it.</summary>
    public static FileProblem Of(Exception exception, string what, string path)
    {
        var failure = ((Outcome.Failed)FileFailure.Of(exception, what, path)).Failure;
        return new FileProblem(failure.Kind, failure.Message, exception);
    }
}
