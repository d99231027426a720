namespace Flux.Manifests.Status;

/// <summary>A status whose fields have wrong types. Caught by <see cref="StatusReader"/>.</summary>
internal sealed class StatusException(string message) : Exception(message);
