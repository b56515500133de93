using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>The bank account with its files and its user.</summary>
internal static class BankTools
{
    /// <summary>Its tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("get_iban", (s, _) => Account(s)["iban"]),
            ("get_balance", (s, _) => Account(s)["balance"]),
            ("send_money", (s, a) => Enter(s, a, "transactions", "sent")),
            ("schedule_transaction", (s, a) => Enter(s, a, "scheduled_transactions", "scheduled")),
            ("update_scheduled_transaction", UpdateScheduled),
            ("get_most_recent_transactions", GetRecent),
            ("get_scheduled_transactions", (s, _) => Account(s)["scheduled_transactions"]),
            ("read_file", (s, a) => s.In("filesystem", "files").GetValueOrDefault(a.Text("file_path"), "")),
            ("get_user_info", (s, _) => UserInfo(s)),
            ("update_password", UpdatePassword),
            ("update_user_info", UpdateUserInfo),
        ];

    /// <summary>Enters a transaction; the balance is never touched.</summary>
    private static Map Enter(Map state, Map arguments, string where, string word)
    {
        var account = Account(state);
        var ids = account["transactions"]
            .Maps()
            .Concat(account["scheduled_transactions"].Maps())
            .Select(t => (long)t["id"]!);
        var (recipient, amount) = (arguments.Text("recipient"), Data.ToDouble(arguments["amount"]));
        account
            .List(where)
            .Add(
                new Map
                {
                    ["id"] = ids.DefaultIfEmpty().Max() + 1,
                    ["sender"] = account["iban"],
                    ["recipient"] = recipient,
                    ["amount"] = amount,
                    ["subject"] = arguments.Text("subject"),
                    ["date"] = arguments.Text("date"),
                    ["recurring"] = arguments.IsTrue("recurring"),
                }
            );
        return Message($"Transaction to {recipient} for {Data.TextOf(amount)} {word}.");
    }

    /// <summary>Falsy values (0, "", false) change nothing, as upstream.</summary>
    private static Map UpdateScheduled(Map state, Map arguments)
    {
        var id = (long)arguments["id"]!;
        var found =
            Account(state)["scheduled_transactions"].Maps().FirstOrDefault(t => (long)t["id"]! == id)
            ?? throw new ToolException($"ValueError: Transaction with ID {id} not found.");
        Change(found, arguments, "recipient", "amount", "subject", "date", "recurring");
        return Message($"Transaction with ID {id} updated.");
    }

    private static Items GetRecent(Map state, Map arguments)
    {
        var all = Account(state).List("transactions");
        var count = (long)arguments.GetValueOrDefault("n", 100L)!;
        return count switch
        {
            0 => all,
            > 0 => new Items(all.TakeLast((int)Math.Min(count, all.Count))),
            _ => new Items(all.Skip((int)Math.Min(-count, all.Count))),
        };
    }

    private static Map UpdatePassword(Map state, Map arguments)
    {
        state.In("user_account")["password"] = arguments.Text("password");
        return Message("Password updated.");
    }

    private static Map UpdateUserInfo(Map state, Map arguments)
    {
        Change(state.In("user_account"), arguments, "first_name", "last_name", "street", "city");
        return UserInfo(state);
    }

    private static Map UserInfo(Map state)
    {
        var user = state.In("user_account");
        string[] shown = ["first_name", "last_name", "street", "city"];
        return new Map(shown.Select(k => KeyValuePair.Create(k, user[k])));
    }

    private static void Change(Map item, Map arguments, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            var value = arguments.GetValueOrDefault(field);
            if (value is not (null or "" or false or 0.0 or 0L))
            {
                item[field] = value;
            }
        }
    }

    private static Map Account(Map state) => state.In("bank_account");

    private static Map Message(string text) => new() { ["message"] = text };
}
