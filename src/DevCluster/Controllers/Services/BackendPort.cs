namespace Flux.DevCluster.Controllers.Services;

/// <summary>A port of a Service as a pod serves it.</summary>
/// <param name="Name">Empty where a Service with one port does not name it.</param>
internal readonly record struct BackendPort(string Name, long Number, string Protocol, string? AppProtocol);
