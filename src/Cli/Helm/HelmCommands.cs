using Flux.Cli.Helm.Dependencies;
using Flux.Cli.Helm.Registries;
using Flux.Cli.Helm.Repositories;
using Flux.Cli.Helm.Signing;

namespace Flux.Cli.Helm;

/// <summary>Helm's commands on charts, with its flags, output and exit codes.</summary>
public static class HelmCommands
{
    private static readonly Dictionary<string, Action<HelmContext, IReadOnlyList<string>>> Commands = new(StringComparer.Ordinal)
    {
        ["template"] = TemplateCommand.Run,
        ["install"] = RunInstall,
        ["show"] = ShowCommand.Run,
        ["package"] = PackageCommand.Run,
        ["lint"] = LintCommand.Run,
        ["dependency"] = DependencyCommand.Run,
        ["repo"] = RepoCommand.Run,
        ["search"] = SearchCommand.Run,
        ["pull"] = PullCommand.Run,
        ["push"] = PushCommand.Run,
        ["registry"] = RegistryCommand.Run,
        ["verify"] = VerifyCommand.Run,
    };

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["inspect"] = "show",
        ["dep"] = "dependency",
        ["dependencies"] = "dependency",
        ["fetch"] = "pull",
    };

    /// <summary>The names of the commands.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Commands.Keys];

    /// <summary>Runs one command line; returns the exit code.</summary>
    public static int Run(HelmContext context, IReadOnlyList<string> words)
    {
        try
        {
            var name = words.Count == 0 ? "" : words[0];
            var command = Commands.GetValueOrDefault(Aliases.GetValueOrDefault(name, name))
                ?? throw new CommandException($"unknown command \"{name}\" for \"helm\"\nRun 'helm --help' for usage.");
            command(context, [.. words.Skip(1)]);
            return 0;
        }
        catch (Exception error) when (error is CommandException or IOException or UnauthorizedAccessException)
        {
            context.Error.Write($"Error: {error.Message}\n");
            return 1;
        }
    }

    private static void RunInstall(HelmContext context, IReadOnlyList<string> words)
    {
        InstallCommand.CheckFlags(context, words);
        try
        {
            InstallCommand.Run(context, words);
        }
        catch (CommandException error)
        {
            throw new CommandException($"INSTALLATION FAILED: {error.Message}");
        }
    }
}
