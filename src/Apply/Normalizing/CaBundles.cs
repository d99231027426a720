using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Normalizing;

/// <summary>
/// CA bundles of the conversion webhooks of CRDs. Charts ship placeholders that an injector replaces later; API servers since 1.31
/// refuse a CRD with one.
/// </summary>
internal static class CaBundles
{
    public static void RemoveInvalid(MapNode definition)
    {
        var client = definition.GetMap("spec", "conversion", "webhook", "clientConfig");
        if (client.GetString("caBundle") is { Length: > 0 } bundle && !IsValid(bundle))
        {
            client!.Remove("caBundle");
        }
    }

    private static bool IsValid(string bundle)
    {
        try
        {
            var pem = Encoding.ASCII.GetString(Convert.FromBase64String(bundle));
            if (pem.Length == 0)
            {
                return true;
            }

            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(pem);
            return certificates.Count > 0;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
