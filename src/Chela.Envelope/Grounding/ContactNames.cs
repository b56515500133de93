using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>Finds contacts that an owner message names. Made once for the contacts of a policy; immutable and thread-safe.</summary>
public sealed class ContactNames
{
    // Contacts change with the policy only, so that they are read once for many decisions.
    private static readonly ConditionalWeakTable<Contact[], ContactNames> Read = [];

    private readonly Dictionary<(WrittenKind?, string), List<Entry>> _byAddress = [];
    private readonly Dictionary<string, int> _bearers = new(StringComparer.Ordinal);

    private ContactNames(IEnumerable<Contact> contacts)
    {
        foreach (var contact in contacts)
        {
            var name = SoughtValue.Words(contact.Name).Normal;
            if (name.Length == 0 || SoughtValue.Of(contact.Address).Normal.Length == 0)
            {
                continue; // A name without a letter would stand in every message, an address without one is everybody's.
            }

            var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
            Add(contact.Address, new(contact, name, parts));
            foreach (var part in parts.Append(name).Distinct())
            {
                _bearers[part] = _bearers.GetValueOrDefault(part) + 1;
            }
        }
    }

    /// <summary>Takes the contacts.</summary>
    public static ContactNames Of(IEnumerable<Contact> contacts) => new(contacts);

    /// <summary>Where a message names the contact whose address <paramref name="address"/> is, or null; null also if the name is ambiguous.</summary>
    public static Stated? Find(OwnerMessage message, ImmutableArray<Contact> contacts, Value address) =>
        contacts.IsDefaultOrEmpty ? null
        : Read.GetValue(ImmutableCollectionsMarshal.AsArray(contacts)!, Of)
            .Find(SoughtValue.Of(address), message.Mentions, ParameterRole.Destination)
            is { IsAmbiguous: false } named
            ? named.Place
        : null;

    /// <summary>
    /// The contact whose address <paramref name="destination"/> is, if the message names the contact: by the full name,
    /// or by a part of it that no other contact has. Null if it names no contact of that address.
    /// </summary>
    public NamedContact? Find(SoughtValue destination, MentionIndex message, ParameterRole role)
    {
        NamedContact? ambiguous = null;
        if (!_byAddress.TryGetValue((destination.Kind, destination.Normal), out var entries))
        {
            return null;
        }

        foreach (var entry in entries)
        {
            foreach (var name in entry.Parts.Prepend(entry.Name))
            {
                var part =
                    name == entry.Name ? NamePart.Whole
                    : name == entry.Parts[0] ? NamePart.First
                    : NamePart.Other;
                if (message.FindName(name, part, role) is not { } place || IsInLonger(name, place, message, role))
                {
                    continue;
                }

                if (_bearers[name] == 1)
                {
                    return new(entry.Contact, place, false);
                }

                ambiguous ??= new(entry.Contact, place, true);
            }
        }

        return ambiguous;
    }

    /// <summary>Whether the place lies in the longer name of another contact: 张三 in 张三丰.</summary>
    private bool IsInLonger(string name, Stated place, MentionIndex message, ParameterRole role) =>
        WordEdges.IsIdeographic(name, 0)
        && _bearers.Keys.Any(longer =>
            longer.Length > name.Length
            && longer.Contains(name, StringComparison.Ordinal)
            && message.FindName(longer, NamePart.Whole, role) is { } other
            && other.Start <= place.Start
            && other.Start + other.Length >= place.Start + place.Length
        );

    private void Add(string address, Entry entry)
    {
        var sought = SoughtValue.Of(address);
        if (!_byAddress.TryGetValue((sought.Kind, sought.Normal), out var entries))
        {
            _byAddress[(sought.Kind, sought.Normal)] = entries = [];
        }

        entries.Add(entry);
    }

    private sealed record Entry(Contact Contact, string Name, string[] Parts);
}
