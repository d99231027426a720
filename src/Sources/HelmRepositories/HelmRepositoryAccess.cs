using Flux.Sources.Secrets;

namespace Flux.Sources.HelmRepositories;

/// <summary>How a Helm repository over HTTP is reached.</summary>
public sealed record HelmRepositoryAccess
{
    public required string Url { get; init; }

    /// <summary><c>spec.secretRef</c>: a user's name and password.</summary>
    public NamedSecret? Secret { get; init; }

    /// <summary><c>spec.certSecretRef</c>: authority and client certificate.</summary>
    public NamedSecret? CertSecret { get; init; }

    /// <summary>Whether charts on other hosts get the credentials too.</summary>
    public bool PassCredentials { get; init; }

    /// <summary>For one request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);
}
