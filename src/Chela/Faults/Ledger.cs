using Chela.Envelope.Effects;

namespace Chela.Faults;

/// <summary>The world outside of the home, for the crash tests: which calls reached it, and what was really done in it.</summary>
/// <param name="folder">Its folder.</param>
internal sealed class Ledger(string folder)
{
    private static readonly Lock s_lock = new();

    private string Acts => Path.Combine(folder, "acts");

    private string Calls => Path.Combine(folder, "calls");

    /// <summary>Writes down that a call arrived.</summary>
    /// <returns>Whether it is the first one of its effect.</returns>
    public bool Arrive(string tool, string thing, EffectId key)
    {
        lock (s_lock)
        {
            var isFirst = !Holds(Calls, LineOf(tool, thing, key));
            File.AppendAllText(Calls, LineOf(tool, thing, key) + "\n");
            return isFirst;
        }
    }

    /// <summary>How many calls of an effect arrived.</summary>
    public int Arrivals(string tool, string thing, EffectId key)
    {
        lock (s_lock)
        {
            return File.ReadLines(Calls).Count(l => l == LineOf(tool, thing, key));
        }
    }

    /// <summary>Does something.</summary>
    public void Act(string tool, string thing, EffectId key)
    {
        lock (s_lock)
        {
            File.AppendAllText(Acts, LineOf(tool, thing, key) + "\n");
        }
    }

    /// <summary>Whether something was done under a key.</summary>
    public bool Has(EffectId key)
    {
        lock (s_lock)
        {
            return File.Exists(Acts)
                && File.ReadLines(Acts).Any(l => l.EndsWith(" " + key.Hash, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether a thing is as a tool makes it.</summary>
    public bool Has(string tool, string thing)
    {
        lock (s_lock)
        {
            return File.Exists(Acts)
                && File.ReadLines(Acts).Any(l => l.StartsWith($"{tool} {thing} ", StringComparison.Ordinal));
        }
    }

    private static bool Holds(string file, string line) => File.Exists(file) && File.ReadLines(file).Contains(line);

    private static string LineOf(string tool, string thing, EffectId key) => $"{tool} {thing} {key.Hash}";
}
