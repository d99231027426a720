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

    public void AddTo(Command command)
    {
        command.Options.Add(_restrictor);
        command.Options.Add(_helm);
    }

    public KustomizeOptions Read(ParseResult parse) => new()
    {
        LoadRestriction = RestrictionOption.Parse(parse.GetRequiredValue(_restrictor)),
        HelmCharts = parse.GetValue(_helm) ? new HelmChartInflation() : null,
    };
}
