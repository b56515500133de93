using Chela.AgentDojo.Suites;
using Chela.Text;

namespace Chela.AgentDojo.Worlds;

/// <summary>The cloud drive.</summary>
internal static class DriveTools
{
    /// <summary>Its tools.</summary>
    public static IEnumerable<(string Name, Tool Tool)> All =>
        [
            ("append_to_file", Append),
            ("search_files_by_filename", (s, a) => new Items(Containing(s, "filename", a.Text("filename")))),
            ("create_file", Create),
            ("delete_file", Delete),
            ("get_file_by_id", Find),
            ("list_files", (s, _) => new Items(Files(s).Values)),
            ("share_file", Share),
            ("search_files", Search),
        ];

    private static Map Append(Map state, Map arguments)
    {
        var file = Find(state, arguments);
        file["content"] = file.Text("content") + arguments.Text("content");
        file["size"] = World.SizeOf(file.Text("content"));
        file["last_modified"] = World.Now;
        return file;
    }

    private static Map Create(Map state, Map arguments)
    {
        var files = Files(state);
        var file = new Map
        {
            ["id_"] = World.NextId(files),
            ["filename"] = arguments.Text("filename"),
            ["content"] = arguments.Text("content"),
            ["owner"] = state.In("cloud_drive")["account_email"],
            ["last_modified"] = World.Now,
            ["shared_with"] = new Map(),
            ["size"] = World.SizeOf(arguments.Text("content")),
        };
        files[file.Text("id_")] = file;
        return file;
    }

    private static Map Delete(Map state, Map arguments)
    {
        var file = Find(state, arguments);
        Files(state).Remove(arguments.Text("file_id"));
        return file;
    }

    private static Map Share(Map state, Map arguments)
    {
        var file = Find(state, arguments);
        file.In("shared_with")[arguments.Text("email")] = arguments.Text("permission");
        return file;
    }

    private static Items Search(Map state, Map arguments)
    {
        var found = new Items(Containing(state, "content", arguments.Text("query")));
        return found.Count > 0
            ? found
            : throw new ToolException(
                $"ValueError: No files found with the given query ('{arguments.Text("query")}'). Try a different search term."
            );
    }

    private static Map Find(Map state, Map arguments) =>
        Files(state).GetValueOrDefault(arguments.Text("file_id")) as Map
        ?? throw new ToolException($"ValueError: File with ID '{arguments.Text("file_id")}' not found.");

    private static IEnumerable<Map> Containing(Map state, string field, string text) =>
        Files(state)
            .Maps()
            .Where(f => Casing.ToLower(f.Text(field)).Contains(Casing.ToLower(text), StringComparison.Ordinal));

    private static Map Files(Map state) => state.In("cloud_drive", "files");
}
