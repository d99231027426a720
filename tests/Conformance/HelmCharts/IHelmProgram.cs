using Flux.Cli.Helm;

namespace Flux.Conformance.HelmCharts;

/// <summary>A way to run one of Helm's commands of fluxctl.</summary>
internal interface IHelmProgram
{
    /// <summary>Whether commands reach <see cref="HelmContext.Transport"/>, where a case's servers are.</summary>
    bool ReachesServers { get; }

    /// <param name="context">Output and errors are written to its streams.</param>
    /// <returns>The exit code.</returns>
    int Run(HelmContext context, string[] words);
}
