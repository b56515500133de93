using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Chela.Verbs;

/// <summary>Puts examples under the help of a command: the quickest way to learn one.</summary>
internal static class Examples
{
    /// <summary>Adds examples to a command's help.</summary>
    public static void Add(Command command, params (string Line, string Meaning)[] examples)
    {
        foreach (var standard in command.Options.OfType<HelpOption>().ToList())
        {
            command.Options.Remove(standard);
        }

        // The standard one is handed down and has names such as "/?": completion would offer them, and each name twice.
        var help = new HelpOption("--help", "-h") { Recursive = false };
        command.Options.Add(help);
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
    }

    /// <summary>Adds examples to a noun that does nothing without a verb: alone it shows its help, as a wrong use.</summary>
    public static void AddToNoun(Command noun, params (string Line, string Meaning)[] examples)
    {
        Add(noun, examples);
        var help = (SynchronousCommandLineAction)noun.Options.OfType<HelpOption>().Single().Action!;
        noun.SetAction(parsed =>
        {
            help.Invoke(parsed);
            return ExitCode.Usage;
        });
    }

    private sealed class HelpWithExamples(HelpAction help, (string Line, string Meaning)[] examples)
        : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var (line, meaning) in examples)
            {
                output.WriteLine($"  {line}");
                output.WriteLine($"      {meaning}");
            }

            return code;
        }
    }
}
