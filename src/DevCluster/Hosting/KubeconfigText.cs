using System.Text;
using Flux.KubeApi.Certificates;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.DevCluster.Hosting;

/// <summary>Writes kubeconfig files.</summary>
internal static class KubeconfigText
{
    private const string Name = "devcluster";

    public static string Of(Uri address, string authorityPem, IssuedCertificate? certificate, string token)
    {
        var cluster = new MapNode { { "server", address.GetLeftPart(UriPartial.Authority) } };
        if (address.Scheme == Uri.UriSchemeHttps)
        {
            cluster.Set("certificate-authority-data", Base64(authorityPem));
        }

        var user = certificate is null
            ? new MapNode { { "token", token } }
            : new MapNode { { "client-certificate-data", Base64(certificate.CertificatePem) }, { "client-key-data", Base64(certificate.KeyPem) } };
        return YamlWriter.Write(new MapNode
        {
            { "apiVersion", "v1" },
            { "kind", "Config" },
            { "clusters", new ListNode { new MapNode { { "name", Name }, { "cluster", cluster } } } },
            { "users", new ListNode { new MapNode { { "name", Name }, { "user", user } } } },
            { "contexts", new ListNode { new MapNode { { "name", Name }, { "context", new MapNode { { "cluster", Name }, { "user", Name } } } } } },
            { "current-context", Name },
        });
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
