using Flux.Manifests.Versions;
using Flux.Sources.HelmRepositories;

namespace Flux.Cli.Helm.Repositories;

/// <summary>A version of a chart that a search found; the lower the score, the better it fits.</summary>
internal sealed record ChartMatch(string Name, int Score, HelmChartVersion Chart, SemanticVersion? Version);
