using Flux.Apply.Clients;
using Flux.Contracts.Schemas;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Silo.Hosting;

/// <summary>
/// Installs the toolkit's CustomResourceDefinitions in the embedded cluster, as an installation of Flux does, and the roles by which whoever
/// may view or edit a namespace may do so with the toolkit's kinds.
/// </summary>
internal static class ToolkitDefinitions
{
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private const string Roles = "apis/rbac.authorization.k8s.io/v1/clusterroles";

    public static async Task InstallAsync(DevClusterHost cluster, CancellationToken cancellationToken)
    {
        using var connection = KubeConnection.ToServer(cluster.Address, cluster.AdministratorToken, cluster.CertificateAuthorityPem);
        var client = new KubeClient(connection);
        foreach (var document in CrdDocuments.Toolkit)
        {
            await ApplyAsync(client, Definitions, (MapNode)JsonNodeReader.Read(document.Json.Span), cancellationToken);
        }

        foreach (var role in YamlReader.ReadAll(ReadRoles()))
        {
            await ApplyAsync(client, Roles, (MapNode)role.Root, cancellationToken);
        }
    }

    private static async Task ApplyAsync(KubeClient client, string collection, MapNode item, CancellationToken cancellationToken)
    {
        var name = new ManifestObject(item).Name;
        var applied = await client.ApplyAsync($"{collection}/{name}", item, new ApplyParameters("flux", DryRun: false), cancellationToken);
        if (!applied.IsSuccess)
        {
            throw new StartException($"{name} cannot be installed: {applied.Error.Message}");
        }
    }

    private static string ReadRoles()
    {
        using var reader = new StreamReader(typeof(ToolkitDefinitions).Assembly.GetManifestResourceStream("users.yaml")!);
        return reader.ReadToEnd();
    }
}
