namespace Flux.Cli.Helm;

/// <summary>Helm's commands on charts, with its flags, output and exit codes.</summary>
public static class HelmCommands
{
    /// <summary>The names of the commands.</summary>
    public static IReadOnlyList<string> Names { get; } = ["template", "install", "show", "lint", "package", "dependency"];

    /// <summary>Runs one command line; returns the exit code.</summary>
    public static int Run(HelmContext context, IReadOnlyList<string> words)
    {
        try
        {
            var rest = words.Skip(1).ToArray();
            switch (words.Count == 0 ? "" : words[0])
            {
                case "template":
                    TemplateCommand.Run(context, rest);
                    return 0;
                case "install":
                    RunInstall(context, rest);
                    return 0;
                case "show" or "inspect":
                    ShowCommand.Run(context, rest);
                    return 0;
                case "package":
                    PackageCommand.Run(context, rest);
                    return 0;
                case "lint":
                    LintCommand.Run(context, rest);
                    return 0;
                case "dependency" or "dep" or "dependencies":
                    DependencyCommand.Run(context, rest);
                    return 0;
                default:
                    throw new CommandException($"unknown command \"{(words.Count == 0 ? "" : words[0])}\" for \"helm\"\nRun 'helm --help' for usage.");
            }
        }
        catch (CommandException error)
        {
            context.Error.Write($"Error: {error.Message}\n");
            return 1;
        }
    }

    private static void RunInstall(HelmContext context, IReadOnlyList<string> words)
    {
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
