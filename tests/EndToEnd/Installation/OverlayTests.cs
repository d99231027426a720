using System.Diagnostics;
using Flux.Api.Toolkit;
using Flux.Apply.Clients;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.EndToEnd.Installation;

public sealed class OverlayTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("all-in-one")]
    [InlineData("postgres")]
    [InlineData("split")]
    public async Task Overlay_BuiltByTheOwnEngine_IsWhatKubectlBuilds(string overlay)
    {
        var start = new ProcessStartInfo("kubectl", ["kustomize", Path.Combine(Overlays.Folder, "overlays", overlay)]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var expected = await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);

        Assert.Equal(expected, Overlays.Render(overlay));
    }

    [Theory]
    [InlineData("all-in-one")]
    [InlineData("postgres")]
    [InlineData("split")]
    public async Task Overlay_AppliedToACluster_IsAccepted(string overlay)
    {
        await using var cluster = await DevClusterHost.StartAsync(new DevClusterOptions { RunWorkloads = false }, cancellationToken: Token);
        using var connection = KubeConnection.ToServer(cluster.Address, cluster.AdministratorToken, cluster.CertificateAuthorityPem);
        var client = new KubeClient(connection);
        var mapper = new ResourceMapper(client);

        foreach (var root in Overlays.Objects(overlay))
        {
            var item = new ManifestObject(root);
            var (mapping, error) = await mapper.FindAsync(item.GroupVersionKind, Token);
            Assert.True(mapping is not null, error?.Message);
            var applied = await client.ApplyAsync(mapping.Path(item.Namespace, item.Name), root, new ApplyParameters("test", DryRun: false), Token);
            Assert.True(applied.IsSuccess, $"{item}: {applied.Error?.Message}");
        }
    }

    [Fact]
    public void ApiServices_OfTheBase_AreTheGroupVersionsThatAreServed()
    {
        var installed = Overlays.Objects("all-in-one").Where(item => item.GetString("kind") == "APIService")
            .Select(item => (item.GetString("spec", "group")!, item.GetString("spec", "version")!))
            .Order();

        Assert.Equal(ToolkitResources.GroupVersions().Order(), installed);
    }

    [Theory]
    [InlineData("all-in-one")]
    [InlineData("postgres")]
    [InlineData("split")]
    public void Workloads_OfAnOverlay_ObeyTheRestrictedProfile(string overlay)
    {
        var workloads = Overlays.Objects(overlay).Where(item => item.GetString("kind") is "StatefulSet" or "Deployment").ToList();

        Assert.NotEmpty(workloads);
        foreach (var pod in workloads.Select(item => item.GetMap("spec", "template", "spec")!))
        {
            Assert.True(pod.GetBoolean("securityContext", "runAsNonRoot"));
            Assert.Equal("RuntimeDefault", pod.GetString("securityContext", "seccompProfile", "type"));
            foreach (var container in pod.GetList("containers")!)
            {
                Assert.False(container.GetBoolean("securityContext", "allowPrivilegeEscalation"));
                Assert.Equal(new ListNode { "ALL" }, container.Get("securityContext", "capabilities", "drop"));
                Assert.True(container.GetBoolean("securityContext", "readOnlyRootFilesystem"));
                Assert.NotNull(container.Get("livenessProbe"));
                Assert.NotNull(container.Get("readinessProbe"));
            }
        }
    }
}
