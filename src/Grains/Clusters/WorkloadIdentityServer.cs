using Flux.Manifests.Nodes;

namespace Flux.Grains.Clusters;

/// <summary>
/// A cluster that trusts the tokens of the home cluster's service accounts, as the ConfigMap of <c>spec.kubeConfig.configMapRef</c>
/// describes it.
/// </summary>
/// <param name="Namespace">Of the ConfigMap, and so of the service account.</param>
/// <param name="Account">The service account whose tokens are shown.</param>
/// <param name="Address">https address of the API server.</param>
/// <param name="CertificateAuthority">PEM; null for the system's authorities.</param>
/// <param name="Audiences">For whom the tokens are, joined by newlines: the server's address unless others are named.</param>
internal sealed record WorkloadIdentityServer(
    string Namespace, string Account, Uri Address, string? CertificateAuthority, string Audiences)
{
    private const string GenericProvider = "generic";
    private const string DefaultAccount = "default";

    private static readonly string[] CloudProviders = ["aws", "azure", "gcp"];

    /// <param name="namespace">Of the ConfigMap.</param>
    /// <param name="map">The ConfigMap.</param>
    /// <returns>The server, or what its description lacks.</returns>
    public static (WorkloadIdentityServer? Server, string? Error) Read(string @namespace, MapNode map)
    {
        string? Value(string key) => map.GetString("data", key) is { Length: > 0 } text ? text : null;
        string Fault(string problem) => $"KubeConfig configmap '{@namespace}/{map.GetString("metadata", "name")}' {problem}";

        if (Value("provider") is not { } provider)
        {
            return (null, Fault("has no 'provider' key"));
        }

        if (provider != GenericProvider)
        {
            return (null, Fault(CloudProviders.Contains(provider)
                ? $"names provider '{provider}', whose credentials this control plane does not have: set its 'provider' to 'generic' and let the "
                    + "cluster trust the home cluster's service accounts, or name a Secret with a kubeconfig in spec.kubeConfig.secretRef"
                : $"names provider '{provider}'; 'generic' is known"));
        }

        if (!Uri.TryCreate(Value("address"), UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
        {
            return (null, Fault("has no 'address' key with the https address of an API server"));
        }

        var audiences = (Value("audiences") ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var own = audiences.Length > 0 ? string.Join('\n', audiences) : Value("address")!;
        return (new WorkloadIdentityServer(@namespace, Value("serviceAccountName") ?? DefaultAccount, address, Value("ca.crt"), own), null);
    }
}
