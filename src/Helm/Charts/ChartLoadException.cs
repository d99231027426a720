namespace Flux.Helm.Charts;

/// <summary>A chart that cannot be loaded, with Helm's words; the loader turns it into a value.</summary>
internal sealed class ChartLoadException(string message) : Exception(message);
