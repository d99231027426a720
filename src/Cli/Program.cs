using System.CommandLine;
using Flux.Cli.Kustomizations;

var root = new RootCommand("Builds, compares and inspects what the control plane would deliver.")
{
    new Command("build", "Builds what the control plane would deliver.") { BuildCommand.Create() },
    DiffCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
