using System.Net;
using Flux.DevCluster.Tests.Hosting;
using k8s;
using k8s.Autorest;
using k8s.LeaderElection;
using k8s.LeaderElection.ResourceLock;
using k8s.Models;

namespace Flux.DevCluster.Tests.Clients;

/// <summary>The official .NET client: typed and generic requests, watches, and the election of a leader, which lives off conflicts.</summary>
public sealed class KubernetesClientTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>, IDisposable
{
    private Kubernetes? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Kubernetes Client => _client ??= new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(fixture.KubeconfigPath));

    public void Dispose() => _client?.Dispose();

    [Fact]
    public async Task Typed_CreatePatchAndConflict_AreUnderstood()
    {
        await NamespaceAsync("typed");
        var created = await Client.CoreV1.CreateNamespacedConfigMapAsync(Map("a", "one"), "typed", cancellationToken: Token);

        var patched = await Client.CoreV1.PatchNamespacedConfigMapAsync(
            new V1Patch("""{"data":{"value":"two"}}""", V1Patch.PatchType.MergePatch), "a", "typed", cancellationToken: Token);
        var listed = await Client.CoreV1.ListNamespacedConfigMapAsync("typed", fieldSelector: "metadata.name=a", cancellationToken: Token);
        created.Data["value"] = "three";
        var conflict = await Assert.ThrowsAsync<HttpOperationException>(
            () => Client.CoreV1.ReplaceNamespacedConfigMapAsync(created, "a", "typed", cancellationToken: Token));

        Assert.Equal("two", patched.Data["value"]);
        Assert.Equal("two", Assert.Single(listed.Items).Data["value"]);
        Assert.Equal(HttpStatusCode.Conflict, conflict.Response.StatusCode);
        Assert.Contains("the object has been modified; please apply your changes to the latest version and try again", conflict.Response.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generic_DeploymentWithItsScale_IsReadAndWritten()
    {
        await NamespaceAsync("generic");
        using var deployments = new GenericClient(Client, "apps", "v1", "deployments", disposeClient: false);
        await deployments.CreateNamespacedAsync(Deployment(), "generic", Token);

        var scale = await Client.AppsV1.ReadNamespacedDeploymentScaleAsync("web", "generic", cancellationToken: Token);
        scale.Spec.Replicas = 3;
        scale.Metadata.ResourceVersion = null;
        await Client.AppsV1.ReplaceNamespacedDeploymentScaleAsync(scale, "web", "generic", cancellationToken: Token);
        var read = await deployments.ReadNamespacedAsync<V1Deployment>("generic", "web", Token);

        Assert.Equal(3, read.Spec.Replicas);
    }

    [Fact]
    public async Task Watch_OfANamespace_TellsEveryChange()
    {
        await NamespaceAsync("watched");
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = new List<WatchEventType>();
        await Client.CoreV1.CreateNamespacedConfigMapAsync(Map("a", "one"), "watched", cancellationToken: Token);

        await foreach (var (type, item) in Client.CoreV1.WatchListNamespacedConfigMapAsync("watched", fieldSelector: "metadata.name=a", cancellationToken: end.Token))
        {
            seen.Add(type);
            if (type == WatchEventType.Added)
            {
                item.Data["value"] = "two";
                await Client.CoreV1.ReplaceNamespacedConfigMapAsync(item, "a", "watched", cancellationToken: Token);
            }
            else if (type == WatchEventType.Modified)
            {
                await Client.CoreV1.DeleteNamespacedConfigMapAsync("a", "watched", cancellationToken: Token);
            }
            else
            {
                break;
            }
        }

        Assert.Equal([WatchEventType.Added, WatchEventType.Modified, WatchEventType.Deleted], seen);
    }

    [Fact]
    public async Task LeaderElection_WhenTheLeaderStops_PassesToTheOther()
    {
        await NamespaceAsync("election");
        using var firstEnds = CancellationTokenSource.CreateLinkedTokenSource(Token);
        using var first = Candidate("first");
        using var second = Candidate("second");
        var (firstLeads, secondSees, secondLeads) = (new TaskCompletionSource(), new TaskCompletionSource<string>(), new TaskCompletionSource());
        first.OnStartedLeading += firstLeads.SetResult;
        second.OnNewLeader += leader => secondSees.TrySetResult(leader);
        second.OnStartedLeading += secondLeads.SetResult;

        var leading = first.RunUntilLeadershipLostAsync(firstEnds.Token);
        await firstLeads.Task.WaitAsync(Token);
        using var secondEnds = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var waiting = second.RunUntilLeadershipLostAsync(secondEnds.Token);
        Assert.Equal("first", await secondSees.Task.WaitAsync(Token));
        Assert.False(secondLeads.Task.IsCompleted);

        await firstEnds.CancelAsync();
        await secondLeads.Task.WaitAsync(Token);
        var lease = await Client.CoordinationV1.ReadNamespacedLeaseAsync("leader", "election", cancellationToken: Token);
        await secondEnds.CancelAsync();
        await Task.WhenAll(Ended(leading), Ended(waiting));

        Assert.Equal("second", lease.Spec.HolderIdentity);
        Assert.Equal(1, lease.Spec.LeaseTransitions);
    }

    private static async Task Ended(Task election)
    {
        try
        {
            await election;
        }
        catch (OperationCanceledException)
        {
            // How an election says that it was told to end.
        }
    }

    private LeaderElector Candidate(string name) => new(new LeaderElectionConfig(new LeaseLock(Client, "election", "leader", name))
    {
        LeaseDuration = TimeSpan.FromSeconds(1),
        RenewDeadline = TimeSpan.FromMilliseconds(800),
        RetryPeriod = TimeSpan.FromMilliseconds(200),
    });

    private Task<V1Namespace> NamespaceAsync(string name) => Client.CoreV1.CreateNamespaceAsync(new V1Namespace { Metadata = new V1ObjectMeta { Name = name } }, cancellationToken: Token);

    private static V1ConfigMap Map(string name, string value) =>
        new() { Metadata = new V1ObjectMeta { Name = name }, Data = new Dictionary<string, string> { ["value"] = value } };

    private static V1Deployment Deployment()
    {
        var labels = new Dictionary<string, string> { ["app"] = "web" };
        return new V1Deployment
        {
            ApiVersion = "apps/v1",
            Kind = "Deployment",
            Metadata = new V1ObjectMeta { Name = "web" },
            Spec = new V1DeploymentSpec
            {
                Selector = new V1LabelSelector { MatchLabels = labels },
                Template = new V1PodTemplateSpec
                {
                    Metadata = new V1ObjectMeta { Labels = labels },
                    Spec = new V1PodSpec { Containers = [new V1Container { Name = "web", Image = "registry.example.com/web:1" }] },
                },
            },
        };
    }
}
