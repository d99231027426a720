using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;
using Flux.Silo.Settings;

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
            return KubeConnection.InCluster() ?? throw new SettingsException(
                [$"{SiloSettings.Section}__{nameof(settings.Home)} is InCluster, but this is no pod with the token of a service account; outside of a cluster use Kubeconfig or Embedded"]);
        }

        var (connection, error) = Kubeconfig.Connect(File.ReadAllBytes(settings.HomeKubeconfig));
        return connection ?? throw new SettingsException([$"{SiloSettings.Section}__{nameof(settings.HomeKubeconfig)}: {settings.HomeKubeconfig} cannot be used: {error}"]);
    }
}
