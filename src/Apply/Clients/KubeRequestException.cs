namespace Flux.Apply.Clients;

/// <summary>A watch that could not be opened. Single requests report failures as values instead.</summary>
public sealed class KubeRequestException(KubeStatus status) : Exception(status.Message)
{
    public KubeStatus Status { get; } = status;
}
