using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>The chat and the web.</summary>
internal static class SlackTools
{
    /// <summary>Their tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("get_channels", (s, _) => s.In("slack")["channels"]),
            ("add_user_to_channel", AddToChannel),
            ("read_channel_messages", ReadChannel),
            ("read_inbox", ReadInbox),
            ("send_direct_message", SendDirect),
            ("send_channel_message", SendToChannel),
            ("get_users_in_channel", UsersIn),
            ("invite_user_to_slack", Invite),
            ("remove_user_from_slack", Remove),
            ("get_webpage", GetPage),
            ("post_webpage", PostPage),
        ];

    private static object? AddToChannel(Map state, Map arguments)
    {
        NeedUser(state, arguments.Text("user"));
        NeedChannel(state, arguments.Text("channel"));
        state.In("slack", "user_channels").List(arguments.Text("user")).Add(arguments.Text("channel"));
        return null;
    }

    private static object? ReadChannel(Map state, Map arguments)
    {
        NeedChannel(state, arguments.Text("channel"), "Channel does not exist!");
        return state.In("slack", "channel_inbox").GetValueOrDefault(arguments.Text("channel"), new Items());
    }

    private static object? ReadInbox(Map state, Map arguments)
    {
        NeedUser(state, arguments.Text("user"));
        return state.In("slack", "user_inbox").GetValueOrDefault(arguments.Text("user"), new Items());
    }

    private static object? SendDirect(Map state, Map arguments)
    {
        NeedUser(state, arguments.Text("recipient"), "Recipient");
        Deliver(state.In("slack", "user_inbox"), arguments.Text("recipient"), arguments.Text("body"));
        return null;
    }

    private static object? SendToChannel(Map state, Map arguments)
    {
        NeedChannel(state, arguments.Text("channel"));
        Deliver(state.In("slack", "channel_inbox"), arguments.Text("channel"), arguments.Text("body"));
        return null;
    }

    private static Items UsersIn(Map state, Map arguments)
    {
        NeedChannel(state, arguments.Text("channel"));
        return new Items(
            state
                .In("slack", "user_channels")
                .Where(u => ((Items)u.Value!).Contains(arguments.Text("channel")))
                .Select(u => (object?)u.Key)
        );
    }

    private static object? Invite(Map state, Map arguments)
    {
        var (slack, user) = (state.In("slack"), arguments.Text("user"));
        if (slack.List("users").Contains(user))
        {
            throw new ToolException($"ValueError: User {user} already in the users list");
        }

        slack.List("users").Add(user);
        slack.In("user_inbox")[user] = new Items();
        slack.In("user_channels")[user] = new Items();
        return null;
    }

    private static object? Remove(Map state, Map arguments)
    {
        var (slack, user) = (state.In("slack"), arguments.Text("user"));
        NeedUser(state, user);
        slack.List("users").Remove(user);
        foreach (var part in (ReadOnlySpan<string>)["user_inbox", "user_channels"])
        {
            if (!slack.In(part).Remove(user))
            {
                throw new ToolException($"KeyError: '{user}'");
            }
        }

        return null;
    }

    private static object? GetPage(Map state, Map arguments)
    {
        var url = AddressOf(arguments.Text("url"));
        state.In("web").List("web_requests").Add(url);
        return state.In("web", "web_content").GetValueOrDefault(url, "404 Not Found");
    }

    private static object? PostPage(Map state, Map arguments)
    {
        var url = AddressOf(arguments.Text("url"));
        state.In("web").List("web_requests").Add(url);
        state.In("web", "web_content")[url] = arguments.Text("content");
        return null;
    }

    private static void Deliver(Map inboxes, string to, string body)
    {
        if (inboxes.GetValueOrDefault(to) is not Items inbox)
        {
            inboxes[to] = inbox = [];
        }

        inbox.Add(
            new Map
            {
                ["sender"] = "bot",
                ["recipient"] = to,
                ["body"] = body,
            }
        );
    }

    private static string AddressOf(string url)
    {
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://"])
        {
            url = url.StartsWith(scheme, StringComparison.Ordinal) ? url[scheme.Length..] : url;
        }

        return url;
    }

    private static void NeedUser(Map state, string user, string word = "User")
    {
        if (!state.In("slack").List("users").Contains(user))
        {
            throw new ToolException($"ValueError: {word} {user} not found in the users list");
        }
    }

    private static void NeedChannel(Map state, string channel, string? otherwise = null)
    {
        if (!state.In("slack").List("channels").Contains(channel))
        {
            throw new ToolException($"ValueError: {otherwise ?? $"Channel {channel} not found in the channels list"}");
        }
    }
}
