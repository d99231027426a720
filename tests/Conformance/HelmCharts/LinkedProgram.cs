using Flux.Cli.Helm;

namespace Flux.Conformance.HelmCharts;

/// <summary>Calls the command's code.</summary>
internal sealed class LinkedProgram : IHelmProgram
{
    public bool ReachesServers => true;

    public int Run(HelmContext context, string[] words) => HelmCommands.Run(context, words);
}
