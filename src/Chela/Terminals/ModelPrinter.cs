using Chela.Agent.Models;
using Chela.Models;

namespace Chela.Terminals;

/// <summary>Prints models, for people or as JSON Lines.</summary>
internal sealed class ModelPrinter(Terminal terminal, bool asJson)
{
    /// <summary>Prints a model of <c>chela.yaml</c>.</summary>
    public void Print(ModelSettings model, string? keyProblem)
    {
        if (asJson)
        {
            terminal.Print(ModelJson.Of(model, isConfigured: true, keyProblem));
            return;
        }

        terminal.Print($"{terminal.Painted(model.Name, Colour.Bold)}  {model.Model} at {model.Endpoint.Authority}");
        terminal.Print($"  sees {AddModelJob.Told(model.Sees)}");
        if (keyProblem is not null)
        {
            terminal.PrintWarning(keyProblem);
        }
    }

    /// <summary>Prints a model that a server on this machine serves.</summary>
    public void PrintFound(string server, ModelSettings model)
    {
        if (asJson)
        {
            terminal.Print(ModelJson.Of(model, isConfigured: false, null));
            return;
        }

        terminal.Print($"found at {server}: {model.Model}");
        terminal.Print($"  chela model add {model.Endpoint.AbsoluteUri.TrimEnd('/')} --model {model.Model}");
    }

    /// <summary>Says that there is none.</summary>
    /// <param name="asked">Where was looked.</param>
    public void PrintNone(IEnumerable<string> asked)
    {
        if (!asJson)
        {
            var where = string.Join(" or ", asked);
            terminal.Error.WriteLine(
                $"no models{(where.Length > 0 ? $", and nobody answers for {where}" : "")}; add one: chela model add URL"
            );
        }
    }
}
