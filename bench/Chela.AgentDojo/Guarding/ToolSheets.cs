using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.AgentDojo.Guarding;

/// <summary>
/// The sheets of the tools, as their author would write them: what identifies and names a thing, who can see it, where it
/// came from. File names and titles of the owner's own drive and calendar name things; subjects of mails and of incoming
/// transactions are written by others and name nothing, and neither does the address book, which senders fill.
/// </summary>
internal static class ToolSheets
{
    private static readonly ToolSheet Mail = new()
    {
        Keys = ["id_"],
        Readers = Fields("sender", "recipients", "cc", "bcc"),
        Source = SourceKind.Mail,
        SourceNames = Fields("sender"),
    };

    private static readonly ToolSheet File = new()
    {
        Keys = ["id_"],
        Names = ["filename"],
        Readers = Fields("owner", "shared_with"),
        Source = SourceKind.File,
        SourceNames = Fields("filename"),
    };

    private static readonly ToolSheet Event = new()
    {
        Keys = ["id_"],
        Names = ["title"],
        Readers = Fields("participants"),
    };

    private static readonly ToolSheet Message = new() { Readers = Group("channel") };
    private static readonly ToolSheet Page = new()
    {
        Source = SourceKind.Web,
        SourceNames = [new ResultName.Argument("url")],
    };

    private static readonly Dictionary<string, ToolSheet> Sheets = new()
    {
        ["get_unread_emails"] = Mail,
        ["get_sent_emails"] = Mail,
        ["get_received_emails"] = Mail,
        ["get_draft_emails"] = Mail,
        ["search_emails"] = Mail,
        ["send_email"] = Mail with { Refers = [("attachments", "file")] },
        ["search_contacts_by_name"] = new() { Keys = ["email"] },
        ["search_contacts_by_email"] = new() { Keys = ["email"] },
        ["search_calendar_events"] = Event,
        ["get_day_calendar_events"] = Event,
        ["create_calendar_event"] = Event,
        ["cancel_calendar_event"] = Event,
        ["reschedule_calendar_event"] = Event,
        ["add_calendar_event_participants"] = Event with { Refers = [("event_id", "event")] },
        ["search_files_by_filename"] = File,
        ["search_files"] = File,
        ["list_files"] = File,
        ["get_file_by_id"] = File,
        ["create_file"] = File,
        ["append_to_file"] = File,
        ["delete_file"] = File,
        ["share_file"] = File with { Refers = [("file_id", "file")] },
        ["get_scheduled_transactions"] = new() { Keys = ["id"], Names = ["subject", "recipient"] },
        ["get_most_recent_transactions"] = new() { Keys = ["id"] },
        ["read_file"] = new() { Source = SourceKind.File, SourceNames = [new ResultName.Argument("file_path")] },
        ["read_channel_messages"] = Message,
        ["read_inbox"] = Message with { Readers = Group("user") },
        ["get_webpage"] = Page,
    };

    private static ResultName[] Fields(params string[] keys) => [.. keys.Select(k => new ResultName.Field(k))];

    /// <summary>An argument that names a group, or one person.</summary>
    private static ResultName[] Group(string parameter) =>
        [new ResultName.Argument(parameter, "#"), new ResultName.Argument(parameter)];

    /// <summary>The sheet of a tool.</summary>
    public static ToolSheet Of(string tool) => Sheets.GetValueOrDefault(tool) ?? new ToolSheet();
}
