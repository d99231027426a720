using System.Collections;
using System.CommandLine;
using Flux.Cli.Completion;
using Flux.Cli.Helm;
using Flux.Cli.Kustomizations;

// Helm's commands read their own flags, whose rules are not those of the other commands.
if (args.Length > 0 && HelmCommands.Names.Contains(args[0]))
{
    var context = new HelmContext(Environment.CurrentDirectory, Console.Out, Console.Error)
    {
        Input = Console.In,
        Environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!),
    };
    return HelmCommands.Run(context, args);
}

var root = new RootCommand("Builds, compares and inspects what the control plane would deliver.")
{
    new Command("build", "Builds what the control plane would deliver.") { BuildCommand.Create() },
    DiffCommand.Create(),
    CompletionCommand.Create(),
};
foreach (var name in HelmCommands.Names)
{
    root.Add(HelmWords.Create(name));
}

return await root.Parse(args).InvokeAsync();
