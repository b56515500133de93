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
        var help = command.Options.OfType<HelpOption>().FirstOrDefault();
        if (help is null)
        {
            command.Options.Add(help = new HelpOption());
        }

        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
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
