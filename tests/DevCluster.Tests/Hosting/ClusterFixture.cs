using Flux.DevCluster.Hosting;

namespace Flux.DevCluster.Tests.Hosting;

/// <summary>One cluster for the tests of a class; each test works in a namespace of its own.</summary>
public sealed class ClusterFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("devcluster").FullName;

    public DevClusterHost Host { get; private set; } = null!;

    public string KubeconfigPath => Path.Combine(_folder, "kubeconfig");

    public async ValueTask InitializeAsync()
    {
        Host = await DevClusterHost.StartAsync(new DevClusterOptions());
        Host.WriteKubeconfig(KubeconfigPath);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
