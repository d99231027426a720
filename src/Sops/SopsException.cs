namespace Flux.Sops;

/// <summary>Why a document cannot be decrypted, in words for the user that never hold plaintext. Caught at the façade.</summary>
public sealed class SopsException(string message) : Exception(message);
