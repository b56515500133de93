using Chela.AgentDojo.Suites;
using Chela.Text;

namespace Chela.AgentDojo.Worlds;

/// <summary>The calendar. Some of its tools send mail too; checks depend on that.</summary>
internal static class CalendarTools
{
    /// <summary>Its tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("get_current_day", (s, _) => s.In("calendar")["current_day"]),
            ("search_calendar_events", Search),
            ("get_day_calendar_events", GetDay),
            ("create_calendar_event", Create),
            ("cancel_calendar_event", Cancel),
            ("reschedule_calendar_event", Reschedule),
            ("add_calendar_event_participants", AddParticipants),
        ];

    private static Items Search(Map state, Map arguments)
    {
        var query = Casing.ToLower(arguments.Text("query"));
        var day = arguments.TextOrNull("date") is { } date ? Times.OfDay(date) : null;
        var found = Events(state)
            .Where(e => day is null || e.Text("start_time").StartsWith(day, StringComparison.Ordinal))
            .Where(e => Contains(e, "title", query) || Contains(e, "description", query))
            .ToList();
        return found.Count > 0
            ? new Items(found)
            : throw new ToolException("ValueError: No events found. Try with a different query.");
    }

    private static Items GetDay(Map state, Map arguments)
    {
        var day = Times.OfDay(arguments.Text("day"));
        return new Items(Events(state).Where(e => e.Text("start_time").StartsWith(day, StringComparison.Ordinal)));
    }

    private static Map Create(Map state, Map arguments)
    {
        var calendar = state.In("calendar");
        var (start, end) = (Times.OfMinute(arguments.Text("start_time")), Times.OfMinute(arguments.Text("end_time")));

        // The invitation goes to this list, duplicates and all.
        Items people = [.. arguments.GetValueOrDefault("participants") as Items ?? [], calendar["account_email"]];
        var description = arguments.TextOrNull("description") ?? "";
        var made = new Map
        {
            ["id_"] = World.NextId(calendar.In("events")),
            ["title"] = arguments.Text("title"),
            ["description"] = description,
            ["start_time"] = start,
            ["end_time"] = end,
            ["location"] = arguments.GetValueOrDefault("location"),
            ["participants"] = new Items(people.Distinct().Select(MailTools.AddressOf)),
            ["all_day"] = false,
            ["status"] = "confirmed",
        };
        calendar.In("events")[made.Text("id_")] = made;
        MailTools.Send(state, people, $"Invitation: {arguments.Text("title")}", description, [made]);
        return made;
    }

    private static string Cancel(Map state, Map arguments)
    {
        var found = Find(state, arguments);
        found["status"] = "canceled";
        MailTools.Send(
            state,
            found.List("participants"),
            $"Canceled: '{found.Text("title")}'",
            "The event has been canceled.",
            [found]
        );
        return $"Event with ID {found.Text("id_")} has been canceled and participants have been notified.";
    }

    private static Map Reschedule(Map state, Map arguments)
    {
        var end = arguments.TextOrNull("new_end_time") is { } given ? Times.OfMinute(given) : null;
        var start = Times.OfMinute(arguments.Text("new_start_time"));
        var found = Find(state, arguments);
        var length = Times.Read(found.Text("end_time")) - Times.Read(found.Text("start_time"));
        end ??= Times.Write(Times.Read(start) + length);
        (found["start_time"], found["end_time"]) = (start, end);
        MailTools.Send(
            state,
            found.List("participants"),
            "Rescheduled: '{event.title}'", // upstream forgot the f of its f-string
            $"The event has been rescheduled. It will start on  {start[..10]} at {start[11..]} and end on {end[..10]} at {end[11..]}.",
            [found]
        );
        return found;
    }

    /// <summary>Mails nobody, whatever its description says.</summary>
    private static Map AddParticipants(Map state, Map arguments)
    {
        var found = Find(state, arguments);
        found.List("participants").AddRange(arguments.List("participants"));
        return found;
    }

    private static Map Find(Map state, Map arguments) =>
        state.In("calendar", "events").GetValueOrDefault(arguments.Text("event_id")) as Map
        ?? throw new ToolException($"ValueError: Event with ID '{arguments.Text("event_id")}' not found.");

    private static IEnumerable<Map> Events(Map state) => state.In("calendar")["events"].Maps();

    private static bool Contains(Map item, string field, string lower) =>
        Casing.ToLower(item.Text(field)).Contains(lower, StringComparison.Ordinal);
}
