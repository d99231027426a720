namespace Flux.Cli.Helm;

/// <summary>Helm's commands on charts, with its flags, output and exit codes.</summary>
public static class HelmCommands
{
    /// <summary>The names of the commands.</summary>
    public static IReadOnlyList<string> Names { get; } = ["template", "install", "show", "lint", "dependency"];

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
                    InstallCommand.Run(context, rest);
                    return 0;
                case "show" or "inspect":
                    ShowCommand.Run(context, rest);
                    return 0;
                case "lint":
                    LintCommand.Run(context, rest);
                    return 0;
                case "dependency" or "dep" or "dependencies":
                    DependencyCommand.Run(context, rest);
                    return 0;
                default:
                    throw new CommandException($"unknown command \"{(words.Count == 0 ? "" : words[0])}\" for \"helm\"");
            }
        }
        catch (CommandException error)
        {
            context.Error.Write($"Error: {error.Message}\n");
            return 1;
        }
    }
}
