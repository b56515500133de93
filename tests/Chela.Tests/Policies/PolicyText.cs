using System.Text;
using Chela.Edge.Files.Policies;
using Chela.Tests.Support;

namespace Chela.Tests.Policies;

/// <summary>Policies as texts.</summary>
internal static class PolicyText
{
    public static readonly DateTimeOffset Now = new(2026, 2, 16, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The full example of <c>docs/policy.md</c>.</summary>
    public static string Example { get; } =
        File.ReadAllText(Repository.PathOf("docs/policy.md")).Split("```yaml\n", 2)[1].Split("```\n", 2)[0];

    public static PolicyReading Read(string text) => PolicyFile.Read("p.yaml", Encoding.UTF8.GetBytes(text), Now);
}
