using System.CommandLine;
using Flux.Kustomize.Building;

namespace Flux.Cli.Kustomizations;

/// <summary>The options of commands that build kustomizations, named as in kubectl.</summary>
internal sealed class BuildOptions
{
    private readonly Option<string> _restrictor = RestrictionOption.Create();
    private readonly Option<bool> _helm = new("--enable-helm")
    {
        Description = "Render helmCharts, from unpacked charts below chartHome (charts); nothing is pulled and no helm program is run.",
    };

    private readonly Option<bool> _noRemoteBases = new("--no-remote-bases")
    {
        Description = "Refuse bases and files that are named by a URL, as the control plane does unless it is told otherwise.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_restrictor);
        command.Options.Add(_helm);
        command.Options.Add(_noRemoteBases);
    }

    public BuildSettings Read(ParseResult parse) => new(
        new KustomizeOptions
        {
            LoadRestriction = RestrictionOption.Parse(parse.GetRequiredValue(_restrictor)),
            HelmCharts = parse.GetValue(_helm) ? new HelmChartInflation() : null,
        },
        !parse.GetValue(_noRemoteBases));
}
