namespace Flux.Manifests.Selectors;

/// <summary>A selector that cannot be understood; the message is the API server's.</summary>
public sealed class SelectorException(string message) : Exception(message);
