using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.Kubectl;

/// <summary>Flux's own definitions, applied by the oldest and the newest kubectl, and objects of their kinds.</summary>
public sealed class FluxDefinitionTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    private static string Definitions => Path.Combine(AppContext.BaseDirectory, "FluxDefinitions");

    public static TheoryData<string> Programs => [.. KubectlProgram.Installed()];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Apply_OfFluxDefinitions_ServesTheirKinds(string program)
    {
        var kubectl = new KubectlProgram(program, cluster.KubeconfigPath);
        var ns = "flux-" + Guid.NewGuid().ToString("N")[..8];
        var source = $$"""
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: app, namespace: {{ns}} }
            spec: {interval: 1m, url: "https://git.example.com/org/app.git", ref: {branch: main} }
            """;

        var applied = await kubectl.OutputAsync("", "apply", "--server-side", "--force-conflicts", "-f", Definitions);
        await kubectl.OutputAsync("", "wait", "--for=condition=Established", "crd", "--all", "--timeout=60s");
        await kubectl.OutputAsync("", "create", "namespace", ns);
        await kubectl.OutputAsync(source, "apply", "--server-side", "-f", "-");

        Assert.Equal(Directory.GetFiles(Definitions).Length, applied.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.EndsWith("serverside-applied", StringComparison.Ordinal)));
        Assert.Contains("https://git.example.com/org/app.git", await kubectl.OutputAsync("", "get", "gitrepository", "app", "-n", ns), StringComparison.Ordinal);
        Assert.Contains("FIELD: interval <string>", (await kubectl.OutputAsync("", "explain", "gitrepository.spec.interval")).Replace("FIELD:    interval", "FIELD: interval", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("spec.interval", (await kubectl.RunAsync(source.Replace("1m", "soon", StringComparison.Ordinal), "apply", "--server-side", "-f", "-")).Error, StringComparison.Ordinal);
    }
}
