using System.CommandLine;

namespace Chela.Verbs;

/// <summary><c>chela completion</c>: prints what makes a shell complete Chela's verbs and options.</summary>
internal static class CompletionVerb
{
    // Both ask the program itself, through System.CommandLine's [suggest] directive: there is no second list to keep.
    private const string Bash = """
        _chela() {
            local IFS=$'\n'
            COMPREPLY=($(chela "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null))
        }
        complete -o bashdefault -o default -F _chela chela
        """;

    private const string Zsh = """
        #compdef chela
        _chela() {
            local -a found
            found=("${(@f)$(chela "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            if [[ -n ${found[1]} ]]; then compadd -- $found; else _files; fi
        }
        if [[ ${funcstack[1]} = _chela ]]; then _chela "$@"; else compdef _chela chela; fi
        """;

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash or zsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh");
        var command = new Command("completion", "Print the completion script of a shell") { shell };
        Examples.Add(
            command,
            ("source <(chela completion bash)", "in ~/.bashrc"),
            ("source <(chela completion zsh)", "in ~/.zshrc, after compinit")
        );
        command.SetAction(parsed =>
            host.Terminal.Print((parsed.GetValue(shell) == "zsh" ? Zsh : Bash).ReplaceLineEndings("\n"))
        );
        return command;
    }
}
