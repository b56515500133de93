using System.Collections.Immutable;
using Chela.Edge.Files.Yaml;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Edge.Files.Policies;

/// <summary>Reads whom the owner knows. Names that differ in case or width alone are the same.</summary>
internal sealed class PeopleBinder(PolicyRemarks remarks)
{
    /// <summary>The contacts, each pair of name and address once.</summary>
    public ImmutableArray<Contact> Contacts(IEnumerable<YamlNode.Map> items)
    {
        var seen = new Dictionary<(string, string), int>();
        var contacts = ImmutableArray.CreateBuilder<Contact>();
        foreach (var item in items)
        {
            var contact = new Contact(item.Text("name")!, item.Text("address")!);
            var key = (Glob.Fold(contact.Name), Glob.Fold(contact.Address));
            if (!seen.TryAdd(key, item.Line))
            {
                remarks.Fail(
                    item,
                    $"{contact.Name} <{contact.Address}> stands here again, after line {seen[key]}",
                    "remove one of the two"
                );
            }

            contacts.Add(contact);
        }

        return contacts.ToImmutable();
    }

    /// <summary>The groups. A member is a contact's name, or an address.</summary>
    public ImmutableDictionary<string, ImmutableArray<string>> Groups(
        YamlNode.Map? map,
        ImmutableArray<Contact> contacts
    )
    {
        var known = contacts.SelectMany(c => new[] { c.Name, c.Address }).ToHashSet();
        var names = contacts.Select(c => Glob.Fold(c.Name)).ToHashSet();
        var groups = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();
        var seen = new HashSet<string>();
        foreach (var (key, value) in map?.Entries ?? [])
        {
            if (names.Contains(Glob.Fold(key.Text)))
            {
                remarks.Fail(key, $"'{key.Text}' is a contact as well", "give the group another name");
            }

            if (!seen.Add(Glob.Fold(key.Text)))
            {
                remarks.Fail(key, $"there is another group '{key.Text}'", "remove one of the two");
            }

            foreach (var member in ((YamlNode.List)value).Items.Cast<YamlNode.Scalar>())
            {
                if (!known.Contains(member.Text) && !member.Text.Contains('@', StringComparison.Ordinal))
                {
                    var near = NearestName.Of(member.Text, contacts.Select(c => c.Name));
                    remarks.Fail(
                        member,
                        $"there is no contact '{member.Text}'",
                        near is null ? "add it to 'contacts', or write an address" : $"did you mean '{near}'?"
                    );
                }
            }

            groups[key.Text] = Distinct(value, $"'{key.Text}'");
        }

        return groups.ToImmutable();
    }

    /// <summary>The texts of a list, each once.</summary>
    public ImmutableArray<string> Distinct(YamlNode? list, string name)
    {
        var seen = new HashSet<string>();
        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in ((list as YamlNode.List)?.Items ?? []).Cast<YamlNode.Scalar>())
        {
            if (!seen.Add(Glob.Fold(item.Text)))
            {
                remarks.Fail(item, $"'{item.Text}' stands twice in {name}", "remove one of the two");
            }

            texts.Add(item.Text);
        }

        return texts.ToImmutable();
    }
}
