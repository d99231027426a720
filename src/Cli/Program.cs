using System.CommandLine;
using Flux.Cli.Helm;
using Flux.Cli.Kustomizations;

// Helm's commands read their own flags, whose rules are not those of the other commands.
if (args.Length > 0 && HelmCommands.Names.Contains(args[0]))
{
    return HelmCommands.Run(new HelmContext(Environment.CurrentDirectory, Console.Out, Console.Error) { Input = Console.In }, args);
}

var root = new RootCommand("Builds, compares and inspects what the control plane would deliver.")
{
    new Command("build", "Builds what the control plane would deliver.") { BuildCommand.Create() },
    DiffCommand.Create(),
};
foreach (var name in HelmCommands.Names)
{
    root.Add(new Command(name, $"Helm's {name} command, for charts on disk."));
}

return await root.Parse(args).InvokeAsync();
