namespace Chela.AgentDojo.Suites;

/// <summary>What a suite says of a tool.</summary>
/// <param name="Data">All of it.</param>
internal sealed record ToolSpecification(Map Data)
{
    /// <summary>The tool's name.</summary>
    public string Name => Data.Text("name");

    /// <summary>The JSON schemas of the parameters, by name.</summary>
    public Map Parameters { get; } = Data.In("parameters", "properties");

    /// <summary>Parameters that must be there.</summary>
    public List<string> Required { get; } = Data.In("parameters").Texts("required");

    /// <summary><c>read</c>, <c>write</c>, <c>delete</c>, <c>send</c> or <c>pay</c>.</summary>
    public string Effect => Data.Text("effect");

    /// <summary>Whether data can leave by it.</summary>
    public bool IsEgress => Data.IsTrue("egress");

    /// <summary>Parameters that say where something goes.</summary>
    public List<string> Destinations { get; } = Data.Texts("destination_parameters");

    /// <summary>Parameters that say what goes there.</summary>
    public List<string> Contents { get; } = Data.Texts("content_parameters");

    /// <summary>Parts of the result that others can have written.</summary>
    public List<string> UntrustedFields { get; } = Data.In("result").Texts("untrusted_fields");

    /// <summary>Whether the result is not for everyone.</summary>
    public bool IsPrivate { get; } = Data.In("result").IsTrue("private");
}
