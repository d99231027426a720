using Flux.Apply.Clients;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;
using Flux.Silo.Hosting;

namespace Flux.Silo.Demo;

/// <summary>Applies the demo's tenants, sources and Kustomizations, as <c>kubectl apply --server-side</c> would.</summary>
internal sealed class DemoObjects(KubeClient client)
{
    private const string Manager = "up";

    private readonly ResourceMapper _mapper = new(client);

    public async Task ApplyAsync(string gitUrl, CancellationToken cancellationToken)
    {
        foreach (var sample in new[] { "control/team-a.yaml", "control/team-b.yaml" })
        {
            var text = DemoRepositories.ReadSample(sample).Replace("${GIT}", gitUrl, StringComparison.Ordinal);
            foreach (var document in YamlReader.ReadAll(text))
            {
                await ApplyAsync((MapNode)document.Root, cancellationToken);
            }
        }
    }

    private async Task ApplyAsync(MapNode root, CancellationToken cancellationToken)
    {
        var item = new ManifestObject(root);
        var (mapping, error) = await _mapper.FindAsync(item.GroupVersionKind, cancellationToken);
        if (mapping is null)
        {
            throw new StartException($"{item}: {error!.Message}");
        }

        if (mapping.IsNamespaced)
        {
            await EnsureNamespaceAsync(item.Namespace, cancellationToken);
        }

        var path = mapping.Path(item.Namespace, item.Name);
        var applied = await client.ApplyAsync(path, root, new ApplyParameters(Manager, DryRun: false), cancellationToken);
        if (!applied.IsSuccess)
        {
            throw new StartException($"{item}: {applied.Error.Message}");
        }
    }

    /// <summary>The tenant's controller makes the namespace too; whoever comes first.</summary>
    private Task<KubeResponse> EnsureNamespaceAsync(string name, CancellationToken cancellationToken)
    {
        var item = new MapNode { { "apiVersion", "v1" }, { "kind", "Namespace" }, { "metadata", new MapNode { { "name", name } } } };
        return client.ApplyAsync($"api/v1/namespaces/{name}", item, new ApplyParameters(Manager, DryRun: false), cancellationToken);
    }
}
