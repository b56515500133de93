using Chela.Envelope.Grounding;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Text;
using Chela.Text.Written;

namespace Chela.Envelope.Checks;

/// <summary>Who a destination is, and whether it may read something.</summary>
internal static class Principals
{
    /// <summary>Whether a destination may read a value: it is among its readers, is the owner, or a group of readers.</summary>
    public static bool MayRead(string destination, Label label, Policy policy) =>
        MayRead(destination, label, policy, null);

    /// <summary>Whether a destination is somebody who receives, and no place of the owner's: an address, a host, a group.</summary>
    public static bool IsSomebody(string destination, Policy policy) =>
        policy.Groups.ContainsKey(destination)
        || SoughtValue.Of(destination).Kind is WrittenKind.Address or WrittenKind.Url or WrittenKind.Account;

    /// <param name="destination">Who.</param>
    /// <param name="label">What of.</param>
    /// <param name="policy">The owner's names, and the groups.</param>
    /// <param name="known">Groups that were looked at: each once, however many others they are in. A circle reads nothing.</param>
    private static bool MayRead(string destination, Label label, Policy policy, Dictionary<string, bool>? known)
    {
        if (label.Readers.IsEveryone || policy.IsOwner(destination))
        {
            return true;
        }

        var name = Principal.Canonical(destination);
        // The owner is who bears one of the owner's names, not who calls himself "owner".
        if ((name != Principal.Owner.Name && Includes(label, name)) || Includes(label, Host(name)))
        {
            return true;
        }

        if (!policy.Groups.TryGetValue(destination, out var members))
        {
            return false;
        }

        known ??= [];
        if (!known.TryGetValue(destination, out var mayRead))
        {
            known[destination] = false;
            known[destination] = mayRead =
                Includes(label, "#" + name) || (!members.IsEmpty && members.All(m => MayRead(m, label, policy, known)));
        }

        return mayRead;
    }

    private static bool Includes(Label label, string name) =>
        name.Length > 0 && label.Readers.Includes(new Principal(name));

    private static string Host(string destination) => CanonicalUrl.TryParse(destination, out var url) ? url.Host : "";
}
