using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Text.Written;

namespace Chela.Envelope.Grounding;

/// <summary>Finds contacts that an owner message names. Made once for the contacts of a policy; immutable and thread-safe.</summary>
public sealed class ContactNames
{
    private static readonly string[] Own =
    [
        "me",
        "myself",
        "发给我",
        "寄给我",
        "转给我",
        "给我发",
        "给我自己",
        "我自己",
    ];

    private readonly Dictionary<(MentionKind?, string), List<Entry>> _byAddress = [];
    private readonly Dictionary<string, int> _bearers = new(StringComparer.Ordinal);

    private ContactNames(IEnumerable<Contact> contacts, IEnumerable<string> ownerNames)
    {
        foreach (var contact in contacts)
        {
            var name = ComparableText.Of(contact.Name.Trim()).Folded;
            var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().ToArray();
            Add(contact.Address, new(contact, name, parts));
            foreach (var part in parts.Append(name).Distinct())
            {
                _bearers[part] = _bearers.GetValueOrDefault(part) + 1;
            }
        }

        foreach (var own in ownerNames)
        {
            Add(own, new(new Contact("me", own), "", []));
        }
    }

    /// <summary>Takes the contacts, and the owner's own addresses, which <c>me</c> and 我 stand for.</summary>
    public static ContactNames Of(IEnumerable<Contact> contacts, IEnumerable<string> ownerNames) =>
        new(contacts, ownerNames);

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
            if (entry.Name.Length == 0)
            {
                return OwnPlace(message, role) is { } own ? new(entry.Contact, own, false) : null;
            }

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

    private static Stated? OwnPlace(MentionIndex message, ParameterRole role) =>
        Own.Select(name => message.FindName(name, NamePart.Whole, role)).FirstOrDefault(place => place is not null);

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
