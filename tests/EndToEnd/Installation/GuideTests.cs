using Flux.Apply.Clients;
using Flux.EndToEnd.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.EndToEnd.Installation;

/// <summary>What the guides tell readers to apply is what the API takes.</summary>
public sealed class GuideTests : IDisposable
{
    private readonly Workspace _workspace = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Manifests_OfTheGuides_AreAccepted()
    {
        await using var plane = await _workspace.StartAsync();
        var mapper = new ResourceMapper(plane.HomeClient);
        var objects = Objects().ToList();
        Assert.NotEmpty(objects);

        foreach (var tenant in objects.Where(item => item.Kind == "Tenant"))
        {
            await CreateAsync(plane.HomeClient, mapper, tenant, "");
            await Eventually.ReadyAsync(plane.HomeClient, CappedPlane.Tenants, tenant.Name);
        }

        foreach (var other in objects.Where(item => item.Kind != "Tenant"))
        {
            await CreateAsync(plane.HomeClient, mapper, other, "&dryRun=All");
        }
    }

    private static async Task CreateAsync(KubeClient client, ResourceMapper mapper, ManifestObject item, string more)
    {
        if (item.Namespace.Length > 0)
        {
            await Manifests.NamespaceAsync(client, item.Namespace);
        }

        var (mapping, error) = await mapper.FindAsync(item.GroupVersionKind, Token);
        Assert.True(mapping is not null, error?.Message);
        var collection = mapping.Path(item.Namespace, null);
        var created = await client.CreateAsync($"{collection}?fieldValidation=Strict{more}", item.Root, Token);
        Assert.True(created.IsSuccess, $"{item}: {created.Error?.Message}");
    }

    /// <summary>The whole objects among the YAML of the guides; what only shows a part of one has no apiVersion.</summary>
    private static IEnumerable<ManifestObject> Objects() =>
        from guide in Directory.EnumerateFiles(Path.Combine(Overlays.Folder, "..", "docs", "guides"), "*.md")
        from block in File.ReadAllText(guide).Split("```yaml\n").Skip(1)
        from document in YamlReader.ReadAll(block[..block.IndexOf("```", StringComparison.Ordinal)])
        let root = (MapNode)document.Root
        where root.ContainsKey("apiVersion")
        select new ManifestObject(root);
}
