using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Requests;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using Flux.ObjectStore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Flux.DevCluster.Tests.Controllers;

/// <summary>A cluster with its controllers and a clock that stands still.</summary>
public sealed class ControllerCluster : IAsyncLifetime
{
    private DevClusterHost _host = null!;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    public DevClusterOptions Options { get; } = new() { UseTls = false };

    public ObjectClient Objects => _host.Objects;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _host = await DevClusterHost.StartAsync(Options, services => services.AddSingleton<TimeProvider>(Time), Token);

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    /// <summary>Creates objects from YAML documents, in a namespace that is made when it is not there.</summary>
    public async Task CreateAsync(string ns, string yaml)
    {
        if (await Objects.FindAsync(new ResourceKey("", "namespaces"), "", ns, Token) is null)
        {
            await Objects.CreateAsync(new ResourceKey("", "namespaces"), new MapNode { { "metadata", new MapNode { { "name", ns } } } }, Token);
        }

        foreach (var document in YamlReader.ReadAll(yaml).Select(document => document.Root).OfType<MapNode>())
        {
            var apiVersion = document.GetString("apiVersion")!;
            var group = apiVersion.Contains('/', StringComparison.Ordinal) ? apiVersion.Split('/')[0] : "";
            document.GetOrAddMap("metadata").Set("namespace", ns);
            await Objects.CreateAsync(new ResourceKey(group, Plural(document.GetString("kind")!)), document, Token);
        }
    }

    public async Task UpdateAsync(ResourceKey resource, string ns, string name, Action<MapNode> change)
    {
        while (!await TryUpdateAsync(resource, ns, name, change))
        {
            // A controller was faster.
        }
    }

    public async Task DeleteAsync(ResourceKey resource, string ns, string name, string? propagation = null) =>
        await Objects.DeleteAsync(resource, ns, name, new DeleteOptions { PropagationPolicy = propagation }, Token);

    public string AdministratorToken => _host.AdministratorToken;

    /// <summary>POSTs JSON with a token.</summary>
    public Task<(HttpStatusCode Code, MapNode Body)> SendAsync(string path, string token, string json) => SendAsync(HttpMethod.Post, path, token, json);

    /// <summary>Sends JSON with a token; a PATCH is a merge patch.</summary>
    public async Task<(HttpStatusCode Code, MapNode Body)> SendAsync(HttpMethod method, string path, string token, string json)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(method, new Uri(_host.Address, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = method == HttpMethod.Get ? null : new StringContent(json, Encoding.UTF8, method == HttpMethod.Patch ? "application/merge-patch+json" : "application/json");
        using var response = await client.SendAsync(request, Token);
        return (response.StatusCode, (MapNode)JsonNodeReader.Read(await response.Content.ReadAsByteArrayAsync(Token)));
    }

    /// <summary>Waits until an object is as wanted.</summary>
    public async Task<MapNode> UntilAsync(ResourceKey resource, string ns, string name, Func<MapNode, bool> wanted)
    {
        var found = await FollowAsync(new ObjectKey(resource, ns, name), item => item is not null && wanted(item));
        return found!;
    }

    public Task UntilGoneAsync(ResourceKey resource, string ns, string name) => FollowAsync(new ObjectKey(resource, ns, name), item => item is null);

    public async Task<MapNode[]> ListAsync(ResourceKey resource, string ns) => [.. (await Objects.ListAsync(resource, ns, Token)).Select(item => item.Root)];

    private async Task<bool> TryUpdateAsync(ResourceKey resource, string ns, string name, Action<MapNode> change)
    {
        try
        {
            await Objects.UpdateAsync(
                resource,
                ns,
                name,
                "",
                item =>
                {
                    change(item);
                    return true;
                },
                Token);
            return true;
        }
        catch (ApiException error) when (error.Code == 409)
        {
            return false;
        }
    }

    private static string Plural(string kind)
    {
        var lower = kind.ToLowerInvariant();
        return lower.EndsWith('s') ? lower == "endpoints" ? lower : lower + "es" : lower.EndsWith('y') ? lower[..^1] + "ies" : lower + "s";
    }

    private async Task<MapNode?> FollowAsync(ObjectKey key, Func<MapNode?, bool> wanted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        var version = await Objects.Store.GetVersionAsync(limit.Token);
        var item = (await Objects.Store.GetAsync(key, limit.Token))?.Root;
        if (wanted(item))
        {
            return item;
        }

        try
        {
            var watch = (await Objects.Store.WatchAsync(new WatchRequest(version) { Resource = key.Resource }, limit.Token))!;
            await foreach (var change in watch.WithCancellation(limit.Token))
            {
                item = change.Object!.Key != key ? item : change.Kind == ChangeKind.Deleted ? null : change.Object.Root;
                if (change.Object.Key == key && wanted(item))
                {
                    return item;
                }
            }
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            // Told below, with what was there instead.
        }

        throw new TimeoutException($"{key} did not become as wanted; it is {item?.ToString() ?? "gone"}");
    }
}
