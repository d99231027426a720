namespace Flux.Helm.Dependencies;

/// <summary>Dependencies cannot be resolved; the message is for the chart's author.</summary>
public sealed class DependencyException(string message) : Exception(message);
