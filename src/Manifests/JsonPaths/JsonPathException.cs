namespace Flux.Manifests.JsonPaths;

/// <summary>A template that cannot be parsed, or that does not fit the object; the message is kubectl's.</summary>
public sealed class JsonPathException(string message) : Exception(message);
