namespace Flux.Helm.Charts;

/// <summary>Who maintains a chart.</summary>
public sealed record Maintainer(string Name, string Email, string Url);
