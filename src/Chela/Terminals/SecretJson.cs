using System.Collections.Immutable;
using System.Text.Json;
using Chela.Edge.Secrets;

namespace Chela.Terminals;

/// <summary>What may be told of a secret, as <c>--json</c> prints it.</summary>
internal sealed record SecretJson(
    string Schema,
    int Version,
    string Name,
    ImmutableArray<string> Hosts,
    DateTimeOffset Set
)
{
    /// <summary>The form of a secret's name.</summary>
    public static string Of(SecretName secret) =>
        JsonSerializer.Serialize(
            new SecretJson("chela.secret", 1, secret.Name, secret.Hosts, secret.SetAt),
            LineJson.Readable.SecretJson
        );
}
