namespace Flux.Sources.HelmRepositories;

/// <summary>A failure that already knows its reason, on its way to the façade.</summary>
internal sealed class HelmStepException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;
}
