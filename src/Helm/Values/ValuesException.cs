namespace Flux.Helm.Values;

/// <summary>Values that cannot be used, with Helm's words; caught at the façades.</summary>
internal sealed class ValuesException(string message) : Exception(message);
