namespace Flux.Cli.Helm.Dependencies;

/// <summary><c>dependency list|build|update</c>.</summary>
internal static class DependencyCommand
{
    public static void Run(HelmContext context, IReadOnlyList<string> words)
    {
        var name = words.Count == 0 ? "" : words[0];
        var flags = Flags.Parse([.. words.Skip(1)], FlagSets.Dependency);
        var chart = flags.Arguments.Count > 0 ? Flux.Helm.Templates.Functions.Urls.SlashPath.Clean(flags.Arguments[0]) : ".";
        switch (name)
        {
            case "list" or "ls":
                Usage.AtMost(flags, 1, "dependency list", "CHART [flags]");
                DependencyList.Write(context, flags, chart);
                break;
            case "update" or "up":
                Usage.AtMost(flags, 1, "dependency update", "CHART [flags]");
                new DependencyManager(context, flags, chart).Update();
                break;
            case "build":
                Usage.AtMost(flags, 1, "dependency build", "CHART [flags]");
                new DependencyManager(context, flags, chart).Build();
                break;
            default:
                throw new CommandException($"unknown command \"{name}\" for \"helm dependency\"");
        }
    }
}
