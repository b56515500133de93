using Chela.Edge.Secrets;

namespace Chela.Models;

/// <summary>Finds the keys of models: in the secrets, or in the environment. They go to the edge, and never into a value.</summary>
/// <param name="secrets">The secrets.</param>
/// <param name="variable">Reads a variable of the environment.</param>
internal sealed class ModelKeys(SecretStore secrets, Func<string, string?> variable)
{
    /// <summary>Finds a key.</summary>
    /// <param name="name">The name of a secret, or <c>$NAME</c> of an environment variable.</param>
    /// <param name="endpoint">Where it is to go.</param>
    /// <param name="problem">Why there is none, with what to do.</param>
    /// <returns>The key; null if there is none.</returns>
    public string? Find(string name, Uri endpoint, out string? problem)
    {
        problem = null;
        if (name.StartsWith('$'))
        {
            if (variable(name[1..]) is { Length: > 0 } key)
            {
                return key.Trim();
            }

            problem =
                $"expected the key in the environment variable {name[1..]}, found none; set it, or use chela secret set";
            return null;
        }

        try
        {
            if (secrets.Get(name, endpoint.Host) is { } secret)
            {
                return secret;
            }

            problem = $"there is no secret '{name}'; chela secret set {name} --host {endpoint.Host}";
        }
        catch (SecretException e)
        {
            problem = e.Advice is null ? e.Message : $"{e.Message}; {e.Advice}";
        }

        return null;
    }
}
