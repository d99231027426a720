using Flux.Contracts.Objects;

namespace Flux.Contracts.GitRepositories;

public sealed record GitVerification
{
    /// <summary><c>HEAD</c> (default), <c>Tag</c> or <c>TagAndHEAD</c>.</summary>
    public string Mode { get; init; } = "HEAD";

    public LocalReference SecretRef { get; init; } = new();
}
