using Flux.Sources.Secrets;

namespace Flux.Sources.Git;

/// <param name="Mode">What must be signed.</param>
/// <param name="Keys">Public keys: entries that end in <c>.sshpub</c> are authorized_keys lines, all others armoured OpenPGP keys.</param>
public sealed record GitVerification(GitVerificationMode Mode, NamedSecret Keys)
{
    /// <summary>Why there are no keys: told once there is something to verify. Null when there are.</summary>
    public string? KeysProblem { get; init; }
}
