using Flux.Apply.Clients;
using Flux.Contracts.Schemas;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Silo.Hosting;

/// <summary>Installs the toolkit's CustomResourceDefinitions in the embedded cluster, as an installation of Flux does.</summary>
internal static class ToolkitDefinitions
{
    private const string Collection = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    public static async Task InstallAsync(DevClusterHost cluster, CancellationToken cancellationToken)
    {
        using var connection = KubeConnection.ToServer(cluster.Address, cluster.AdministratorToken, cluster.CertificateAuthorityPem);
        var client = new KubeClient(connection);
        foreach (var document in CrdDocuments.Toolkit)
        {
            var definition = (MapNode)JsonNodeReader.Read(document.Json.Span);
            var applied = await client.ApplyAsync($"{Collection}/{document.Name}", definition, new ApplyParameters("flux", DryRun: false), cancellationToken);
            if (!applied.IsSuccess)
            {
                throw new InvalidOperationException($"{document.Name} cannot be installed: {applied.Error.Message}");
            }
        }
    }
}
