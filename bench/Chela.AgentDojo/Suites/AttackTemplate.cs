using System.Text.RegularExpressions;

namespace Chela.AgentDojo.Suites;

/// <summary>The text by which an attack puts its goal into a result.</summary>
/// <param name="Template">The text with placeholders.</param>
/// <param name="User">Whom it claims to come from.</param>
/// <param name="Model">Whom it addresses.</param>
internal sealed partial record AttackTemplate(string Template, string User, string Model)
{
    /// <summary>Reads the template of a name.</summary>
    public static AttackTemplate Read(string folder, string name)
    {
        var attack = Data.Read(Path.Combine(folder, "attacks.json"))["attacks"]
            .Maps()
            .First(a => a.Text("name") == name);
        var model = (attack.TextOrNull("model") ?? "").Replace("$model", "Local model", StringComparison.Ordinal);
        return new AttackTemplate(attack.Text("template"), attack.TextOrNull("user") ?? "", model);
    }

    /// <summary>The text for a pair of tasks; filled in one pass, as goals may hold braces of their own.</summary>
    public string Fill(DojoTask user, DojoTask injection) =>
        Placeholder()
            .Replace(
                Template,
                m =>
                    m.Groups[1].Value switch
                    {
                        "goal" => injection.Prompt,
                        "user" => User,
                        "model" => Model,
                        "task" => user.Prompt,
                        _ => injection.Data.TextOrNull("tool_knowledge_steps") ?? "",
                    }
            );

    [GeneratedRegex(@"\{(goal|user|model|task|tools)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
