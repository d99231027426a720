using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Aggregation;

/// <summary>Where the server of an APIService is, and how it is to be recognized.</summary>
/// <param name="Authority">Host and port.</param>
/// <param name="ServerName">The name that its certificate is for.</param>
/// <param name="CertificateBundle">The authorities of its certificate as PEM; empty for the system's.</param>
/// <param name="SkipsVerification">Whether any certificate will do.</param>
internal sealed record BackendTarget(string Authority, string ServerName, string CertificateBundle, bool SkipsVerification)
{
    public Uri Uri(string pathAndQuery) => new($"https://{Authority}{pathAndQuery}");

    public static BackendTarget Of(MapNode apiService, string host, long port)
    {
        var service = apiService.GetMap("spec", "service");
        return new BackendTarget(
            $"{(host.Contains(':', StringComparison.Ordinal) ? $"[{host}]" : host)}:{port}",
            $"{service.GetString("name")}.{service.GetString("namespace")}.svc",
            apiService.GetString("spec", "caBundle") ?? "",
            apiService.GetBoolean("spec", "insecureSkipTLSVerify") == true);
    }
}
