using Flux.Contracts.Objects;
using Flux.Grains.Artifacts;
using Microsoft.Extensions.DependencyInjection;

namespace Flux.EndToEnd;

/// <summary>What nobody has thought of.</summary>
public sealed class UnexpectedFailureTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Bug_InARun_IsToldInItsConditionWithoutItsText()
    {
        await using var plane = await _workspace.StartAsync(services: services => services.AddSingleton<IArtifactFetcher>(new BrokenFetcher()));
        var client = plane.HomeClient;
        await Manifests.TenantAsync(client, "team");
        var tree = await GitWorkTree.CreateAsync(plane, "team/app.git", _workspace.PathOf("tree"));
        await tree.PushAsync(("a.yaml", Manifests.ConfigMap("team", "a", "one")));
        await Manifests.GitRepositoryAsync(client, "team", "app", new Uri(plane.HttpAddress, "/git/team/app.git").ToString());
        await Manifests.KustomizationAsync(client, "team", "app", "app");

        var failed = await Eventually.ObjectAsync(
            client, Manifests.In(Manifests.Kustomizations, "team"), "app", item => Eventually.Reason(item) == "ReconciliationFailed");

        Assert.Contains("ended unexpectedly (FormatException)", Eventually.Message(failed), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failed.ToString(), StringComparison.Ordinal);
    }

    private sealed class BrokenFetcher : IArtifactFetcher
    {
        public Task<ArtifactFetch> FetchAsync(Artifact artifact, CancellationToken cancellationToken) => throw new FormatException("s3cret");
    }
}
