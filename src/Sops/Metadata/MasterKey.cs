namespace Flux.Sops.Metadata;

/// <summary>A key that the data key is encrypted with.</summary>
/// <param name="Kind">Which service or program has it.</param>
/// <param name="Name">How people name it: a recipient, a fingerprint, a resource name.</param>
/// <param name="EncryptedKey">The data key, or a part of it, encrypted.</param>
internal sealed record MasterKey(MasterKeyKind Kind, string Name, string EncryptedKey);
