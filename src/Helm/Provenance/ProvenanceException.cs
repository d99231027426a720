namespace Flux.Helm.Provenance;

/// <summary>A keyring, key or signature cannot be used, or a signature is not good.</summary>
public sealed class ProvenanceException(string message, Exception? inner = null) : Exception(message, inner);
