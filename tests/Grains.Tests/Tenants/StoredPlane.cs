using Flux.Grains.Dispatching;
using Flux.Grains.Reconciling;
using Flux.Grains.Resources;
using Flux.Grains.Tenants;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.ObjectStore;
using Flux.ObjectStore.Memory;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Flux.Grains.Tests.Tenants;

/// <summary>A store and a silo's knowledge of the tenants in it. Nobody tells that silo of changes: it knows what it asked for.</summary>
internal sealed class StoredPlane
{
    private readonly FakeTimeProvider _time = new();

    public StoredPlane(ReconcileOptions? options = null)
    {
        Directory = new TenantDirectory(Store, _time, NullLogger<TenantDirectory>.Instance);
        Rules = new WakeRules(Store, Directory, new TenantMembers(Store, Directory), Options.Create(options ?? new ReconcileOptions()));
    }

    public MemoryObjectStore Store { get; } = new(new ObjectStoreOptions { Indexes = [new ReferenceIndex()] });

    public TenantDirectory Directory { get; }

    public WakeRules Rules { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public Task<Change> CreateTenantAsync(string name, string more = "") => WriteAsync(
        ToolkitKinds.Tenant.Key("", name),
        $"metadata: {{name: {name}, uid: {name}, generation: 1}}\nspec: {{namespaces: [{name}]}}\n{more}",
        WriteKind.Create);

    public Task<Change> UpdateTenantAsync(string name, int generation, string spec, string more = "") => WriteAsync(
        ToolkitKinds.Tenant.Key("", name), $"metadata: {{name: {name}, uid: {name}, generation: {generation}}}\nspec: {spec}\n{more}", WriteKind.Update);

    public Task<Change> CreateRepositoryAsync(string @namespace, string name, string more = "") => WriteAsync(
        ToolkitKinds.GitRepository.Key(@namespace, name),
        $"metadata: {{name: {name}, namespace: {@namespace}, generation: 1}}\nspec: {{url: 'https://example.com', interval: 5m}}\n{more}",
        WriteKind.Create);

    /// <summary>One that has been looked at before.</summary>
    public Task<Change> CreateKustomizationAsync(string @namespace, string name, string spec, string more = "") => WriteAsync(
        ToolkitKinds.Kustomization.Key(@namespace, name), $"metadata: {{name: {name}, namespace: {@namespace}, generation: 1, finalizers: [finalizers.fluxcd.io]}}\nspec: {spec}\n{more}", WriteKind.Create);

    /// <summary>One that no run has begun on.</summary>
    public Task<Change> CreateNewKustomizationAsync(string @namespace, string name, string spec) => WriteAsync(
        ToolkitKinds.Kustomization.Key(@namespace, name), $"metadata: {{name: {name}, namespace: {@namespace}, generation: 1}}\nspec: {spec}", WriteKind.Create);

    public Task<Change> LabelKustomizationAsync(string @namespace, string name, string labels) => WriteAsync(
        ToolkitKinds.Kustomization.Key(@namespace, name),
        $"metadata: {{name: {name}, namespace: {@namespace}, generation: 1, labels: {labels}}}\nspec: {{}}",
        WriteKind.Update);

    public Task<Change> CreateConfigMapAsync(string @namespace, string name, string labels) => WriteAsync(
        new ObjectKey(new ResourceKey("", "configmaps"), @namespace, name), $"metadata: {{name: {name}, namespace: {@namespace}, labels: {labels}}}", WriteKind.Create);

    /// <summary>The keys of the grains that a change wakes, with the kind before each.</summary>
    public async Task<IEnumerable<string>> WokenByAsync(Change change) =>
        (await Rules.WakesAsync(change, Token)).Select(wake => $"{wake.Kind} {wake.Key}");

    private async Task<Change> WriteAsync(ObjectKey key, string yaml, WriteKind kind)
    {
        var previous = await Store.GetAsync(key, Token);
        var before = await Store.GetVersionAsync(Token);
        await Store.WriteAsync(new WriteRequest(key, kind, null, _ => (MapNode)YamlReader.Read(yaml)), Token);
        await foreach (var change in (await Store.WatchAsync(new WatchRequest(before), Token))!)
        {
            return change with { Previous = previous };
        }

        throw new InvalidOperationException("The store tells of every write.");
    }
}
