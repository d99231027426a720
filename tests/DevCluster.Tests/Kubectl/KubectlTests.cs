using Flux.DevCluster.Tests.Hosting;

namespace Flux.DevCluster.Tests.Kubectl;

/// <summary>What users do with kubectl, by the newest ones on the machine.</summary>
public sealed class KubectlTests(ClusterFixture cluster) : IClassFixture<ClusterFixture>
{
    public static TheoryData<string> Programs => [.. KubectlProgram.Installed()];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Create_ConfigMap_IsReadBack(string program)
    {
        var (kubectl, ns) = await NewNamespaceAsync(program);

        await kubectl.OutputAsync("", "create", "configmap", "a", "--from-literal=k=v", "-n", ns);

        Assert.Equal("v", await kubectl.OutputAsync("", "get", "cm", "a", "-n", ns, "-o", "jsonpath={.data.k}"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Apply_BothKinds_CreatesThenLeavesUnchanged(string program)
    {
        var (kubectl, ns) = await NewNamespaceAsync(program);
        const string Manifest = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec: {containers: [{name: c, image: "nginx:1"}]}
            """;

        Assert.Contains("created", await kubectl.OutputAsync(Manifest, "apply", "-n", ns, "-f", "-"));
        Assert.Contains("unchanged", await kubectl.OutputAsync(Manifest, "apply", "-n", ns, "-f", "-"));
        Assert.Contains("serverside-applied", await kubectl.OutputAsync(Manifest, "apply", "--server-side", "--force-conflicts", "-n", ns, "-f", "-"));
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Patch_ThenDelete_ChangesAndRemoves(string program)
    {
        var (kubectl, ns) = await NewNamespaceAsync(program);
        await kubectl.OutputAsync("", "create", "configmap", "a", "--from-literal=k=v", "-n", ns);

        await kubectl.OutputAsync("", "patch", "cm", "a", "-n", ns, "--type", "merge", "-p", """{"data":{"k":"w"}}""");
        Assert.Equal("w", await kubectl.OutputAsync("", "get", "cm", "a", "-n", ns, "-o", "jsonpath={.data.k}"));

        await kubectl.OutputAsync("", "delete", "cm", "a", "-n", ns, "--wait");
        Assert.Equal(1, (await kubectl.RunAsync("", "get", "cm", "a", "-n", ns)).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Discovery_ListsAndExplains(string program)
    {
        var (kubectl, _) = await NewNamespaceAsync(program);

        Assert.Contains("deployments", await kubectl.OutputAsync("", "api-resources"));
        Assert.Contains("DeploymentSpec", await kubectl.OutputAsync("", "explain", "deployment.spec"));
        Assert.Contains("yes", await kubectl.OutputAsync("", "auth", "can-i", "create", "pods"));
    }

    private async Task<(KubectlProgram Kubectl, string Namespace)> NewNamespaceAsync(string program)
    {
        var kubectl = new KubectlProgram(program, cluster.KubeconfigPath);
        var ns = $"t-{Guid.NewGuid():N}"[..20];
        await kubectl.OutputAsync("", "create", "namespace", ns);
        return (kubectl, ns);
    }
}
