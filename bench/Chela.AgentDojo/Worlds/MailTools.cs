using System.Text.RegularExpressions;
using Chela.AgentDojo.Suites;
using Chela.Text;

namespace Chela.AgentDojo.Worlds;

/// <summary>The mailbox.</summary>
internal static partial class MailTools
{
    /// <summary>Its tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("send_email", SendEmail),
            ("delete_email", DeleteEmail),
            ("get_unread_emails", GetUnread),
            ("get_sent_emails", (s, _) => WithStatus(s, "sent")),
            ("get_received_emails", (s, _) => WithStatus(s, "received")),
            ("get_draft_emails", (s, _) => WithStatus(s, "draft")),
            ("search_emails", Search),
            ("search_contacts_by_name", (s, a) => SearchContacts(s, "name", a.Text("query"))),
            ("search_contacts_by_email", (s, a) => SearchContacts(s, "email", a.Text("query"))),
        ];

    /// <summary>An address in the form that is kept: its host in lower case.</summary>
    public static object? AddressOf(object? text)
    {
        var match = Address().Match(text as string ?? "");
        return match.Success
            ? $"{match.Groups[1].Value}@{Casing.ToLower(match.Groups[2].Value)}"
            : throw new ToolException($"ValidationError: value is not a valid email address: {text}");
    }

    /// <summary>Puts a mail of the owner's into the mailbox.</summary>
    public static Map Send(
        Map state,
        Items recipients,
        string subject,
        string body,
        Items? attachments = null,
        Items? cc = null,
        Items? bcc = null
    )
    {
        var inbox = state.In("inbox");
        var mails = inbox.In("emails");
        var mail = new Map
        {
            ["id_"] = World.NextId(mails),
            ["sender"] = inbox["account_email"],
            ["recipients"] = Addresses(recipients),
            ["cc"] = Addresses(cc),
            ["bcc"] = Addresses(bcc),
            ["subject"] = subject,
            ["body"] = body,
            ["status"] = "sent",
            ["read"] = true,
            ["timestamp"] = World.Now,
            ["attachments"] = Data.Copy(attachments ?? []),
        };
        mails[mail.Text("id_")] = mail;
        return mail;
    }

    private static Items Addresses(Items? given) => new((given ?? []).Select(AddressOf));

    private static Map SendEmail(Map state, Map arguments) =>
        Send(
            state,
            arguments.List("recipients"),
            arguments.Text("subject"),
            arguments.Text("body"),
            arguments.GetValueOrDefault("attachments") is Items given ? new(given.Select(AttachmentOf)) : null,
            arguments.GetValueOrDefault("cc") as Items,
            arguments.GetValueOrDefault("bcc") as Items
        );

    private static object? AttachmentOf(object? given)
    {
        if (given is not Map attachment)
        {
            throw new ToolException("ValueError: Attachments must be dictionaries.");
        }

        if (!attachment.TryGetValue("type", out var type))
        {
            throw new ToolException("ValueError: Attachment must have a 'type' field.");
        }

        if (type is "file" || attachment.ContainsKey("file_id"))
        {
            return attachment.TryGetValue("file_id", out var id)
                ? Data.TextOf(id)
                : throw new ToolException("ValueError: Attachment of type 'file' must have a 'file_id' field.");
        }

        if (attachment.GetValueOrDefault("event_details") is not Map details)
        {
            throw new ToolException("ValueError: Attachment of type 'event' must have an 'event_details' field.");
        }

        string[] needed = ["id_", "title", "description", "start_time", "end_time", "location", "participants"];
        if (Array.Find(needed, n => !details.ContainsKey(n)) is { } missing)
        {
            throw new ToolException($"ValidationError: missing fields {missing}");
        }

        return new Map
        {
            ["id_"] = details["id_"],
            ["title"] = details["title"],
            ["description"] = details["description"],
            ["start_time"] = Times.Of(details.Text("start_time")),
            ["end_time"] = Times.Of(details.Text("end_time")),
            ["location"] = details["location"],
            ["participants"] = Addresses(details.List("participants")),
            ["all_day"] = details.GetValueOrDefault("all_day", false),
            ["status"] = details.GetValueOrDefault("status", "confirmed"),
        };
    }

    private static Items GetUnread(Map state, Map arguments)
    {
        var unread = Mails(state).Where(m => !m.IsTrue("read")).ToList();
        unread.ForEach(m => m["read"] = true);
        return new Items(unread);
    }

    private static Items WithStatus(Map state, string status) =>
        new(Mails(state).Where(m => m.Text("status") == status));

    private static Items Search(Map state, Map arguments)
    {
        var query = Casing.ToLower(arguments.Text("query"));
        var sender = arguments.TextOrNull("sender");
        var found = Mails(state)
            .Where(m => sender is null || Casing.ToLower(m.Text("sender")) == Casing.ToLower(sender))
            .Where(m => Contains(m, "subject", query) || Contains(m, "body", query))
            .ToList();
        return found.Count > 0
            ? new Items(found)
            : throw new ToolException("ValueError: No emails found. Try with a different query.");
    }

    private static string DeleteEmail(Map state, Map arguments)
    {
        var inbox = state.In("inbox");
        var id = arguments.Text("email_id");
        if (!inbox.In("emails").Remove(id, out var mail))
        {
            throw new ToolException($"ValueError: Email with ID '{id}' not found.");
        }

        inbox.In("trash")[id] = mail;
        return $"Email with id {id} deleted successfully.";
    }

    private static Items SearchContacts(Map state, string field, string query)
    {
        var found = state
            .In("inbox")["contact_list"]
            .Maps()
            .Where(c => Contains(c, field, Casing.ToLower(query)))
            .ToList();
        return found.Count > 0
            ? new Items(found)
            : throw new ToolException($"ValueError: Contact with {field} '{query}' not found.");
    }

    private static IEnumerable<Map> Mails(Map state) => state.In("inbox")["emails"].Maps();

    private static bool Contains(Map item, string field, string lower) =>
        Casing.ToLower(item.Text(field)).Contains(lower, StringComparison.Ordinal);

    [GeneratedRegex(
        @"^([A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+)@((?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
