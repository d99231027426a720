using System.Text;
using Flux.Apply.Clients;
using Flux.KubeApi.Certificates;
using Flux.Manifests.Nodes;
using Flux.Silo.Hosting;

namespace Flux.Silo.Aggregated;

/// <summary>
/// The authority that signs the certificates of all processes that serve the API. It is kept in a Secret of the control plane's
/// namespace, where the first process puts it, so that one bundle in the APIServices verifies them all.
/// </summary>
internal static class ServingAuthority
{
    public const string SecretName = "flux-api-authority";

    /// <exception cref="StartException">The home cluster does not let it be read or made.</exception>
    public static async Task<CertificateAuthority> OpenAsync(KubeConnection home, string @namespace, TimeProvider time, CancellationToken cancellationToken)
    {
        var client = new KubeClient(home);
        var secrets = $"api/v1/namespaces/{Uri.EscapeDataString(@namespace)}/secrets";
        var found = await client.GetAsync($"{secrets}/{SecretName}", cancellationToken);
        if (found.IsNotFound)
        {
            using var authority = CertificateAuthority.Create("flux-api", time);
            var created = await client.CreateAsync(secrets, Secret(authority), cancellationToken);

            // Another process may have been faster; then its authority is the one.
            found = created.IsSuccess || created.Error.Reason != "AlreadyExists" ? created : await client.GetAsync($"{secrets}/{SecretName}", cancellationToken);
        }

        return found.IsSuccess
            ? CertificateAuthority.Load(Text(found.Object, "tls.crt"), Text(found.Object, "tls.key"), time)
            : throw new StartException($"The home cluster does not let the Secret {@namespace}/{SecretName} be read or made: {found.Error.Message}");
    }

    private static MapNode Secret(CertificateAuthority authority) => new()
    {
        { "apiVersion", "v1" },
        { "kind", "Secret" },
        { "metadata", new MapNode { { "name", SecretName } } },
        { "type", "kubernetes.io/tls" },
        { "data", new MapNode { { "tls.crt", Base64(authority.Pem) }, { "tls.key", Base64(authority.KeyPem) } } },
    };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(MapNode secret, string key) => Encoding.UTF8.GetString(Convert.FromBase64String(secret.GetString("data", key) ?? ""));
}
