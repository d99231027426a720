using System.CommandLine;
using Flux.Cli.Helm;

namespace Flux.Cli.Completion;

/// <summary>Helm's commands as the command line's help and completion know them; what they do, they read for themselves.</summary>
internal static class HelmWords
{
    private static readonly Dictionary<string, string[]> Subcommands = new(StringComparer.Ordinal)
    {
        ["show"] = ["all", "chart", "crds", "readme", "values"],
        ["dependency"] = ["build", "list", "update"],
        ["repo"] = ["add", "index", "list", "remove", "update"],
        ["search"] = ["repo"],
        ["registry"] = ["login", "logout"],
    };

    public static Command Create(string name)
    {
        var command = new Command(name, $"Helm's {name} command.");
        foreach (var subcommand in Subcommands.GetValueOrDefault(name, []))
        {
            command.Add(new Command(subcommand));
        }

        foreach (var flag in FlagsOf(name).DistinctBy(flag => flag.Name).Where(flag => flag.Name != "help"))
        {
            command.Add(flag.TakesValue ? new Option<string>($"--{flag.Name}") : new Option<bool>($"--{flag.Name}"));
        }

        return command;
    }

    private static FlagDefinition[] FlagsOf(string name) => name switch
    {
        "template" => FlagSets.Template,
        "install" => FlagSets.Install,
        "package" => FlagSets.Package,
        "dependency" => FlagSets.Dependency,
        "pull" => FlagSets.Pull,
        "push" => FlagSets.Push,
        "verify" => FlagSets.Verify,
        "lint" => FlagSets.Lint,
        "show" => FlagSets.Show,
        _ => FlagSets.Global,
    };
}
