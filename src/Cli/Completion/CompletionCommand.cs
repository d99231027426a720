using System.CommandLine;

namespace Flux.Cli.Completion;

/// <summary><c>fluxctl completion bash|zsh|fish</c>: prints what a shell sources to complete command lines.</summary>
internal static class CompletionCommand
{
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "The shell: bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. CompletionScripts.All.Keys]);
        var command = new Command("completion", "Prints a script that completes command lines, to be sourced by a shell: source <(fluxctl completion bash).") { shell };
        command.SetAction(parse => Console.Out.Write(CompletionScripts.All[parse.GetRequiredValue(shell)]));
        return command;
    }
}
