using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;

namespace Flux.Silo.Hosting;

internal static class HomeConnection
{
    public static KubeConnection Open(SiloSettings settings, DevClusterHost? cluster)
    {
        if (cluster is not null)
        {
            return KubeConnection.ToServer(cluster.Address, cluster.AdministratorToken, cluster.CertificateAuthorityPem);
        }

        if (settings.Home == HomeKind.InCluster)
        {
            return KubeConnection.InCluster();
        }

        var (connection, error) = Kubeconfig.Connect(File.ReadAllBytes(settings.HomeKubeconfig));
        return connection ?? throw new InvalidOperationException($"The home cluster's kubeconfig {settings.HomeKubeconfig} cannot be used: {error}");
    }
}
