using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class StorageTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Claims = new("", "persistentvolumeclaims");
    private static readonly ResourceKey Volumes = new("", "persistentvolumes");

    [Fact]
    public async Task Claim_ThatAVolumeFits_GetsIt()
    {
        await VolumeAsync("small", "5Gi", "manual");
        await VolumeAsync("large", "50Gi", "manual");
        await VolumeAsync("other", "10Gi", "elsewhere");

        await cluster.CreateAsync("fit", Claim("storageClassName: manual, accessModes: [ReadWriteOnce], resources: {requests: {storage: 8Gi} }"));

        var claim = await cluster.UntilAsync(Claims, "fit", "c", IsBound);
        Assert.Equal("large", claim.GetString("spec", "volumeName"));
        Assert.Equal("50Gi", claim.GetString("status", "capacity", "storage"));
        var volume = await cluster.UntilAsync(Volumes, "", "large", IsBound);
        Assert.Equal(claim.GetString("metadata", "uid"), volume.GetString("spec", "claimRef", "uid"));
        Assert.Equal("Available", (await cluster.UntilAsync(Volumes, "", "small", HasPhase)).GetString("status", "phase"));

        await cluster.DeleteAsync(Claims, "fit", "c");
        await cluster.UntilAsync(Volumes, "", "large", item => item.GetString("status", "phase") == "Released");
    }

    [Fact]
    public async Task Claim_ThatNamesAVolume_WaitsForIt()
    {
        await cluster.CreateAsync("named", Claim("volumeName: mine, storageClassName: '', accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi} }"));
        await cluster.UntilAsync(Claims, "named", "c", item => item.GetString("status", "phase") == "Pending");

        await VolumeAsync("mine", "2Gi", "");

        await cluster.UntilAsync(Claims, "named", "c", IsBound);
    }

    private static bool IsBound(MapNode item) => item.GetString("status", "phase") == "Bound";

    private static bool HasPhase(MapNode item) => item.GetString("status", "phase") is { Length: > 0 } and not "Pending";

    private static string Claim(string spec) => $$"""
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: c}
        spec: { {{spec}} }
        """;

    private async Task VolumeAsync(string name, string size, string storageClass)
    {
        var volume = (MapNode)Manifests.Yaml.YamlReader.Read($$"""
            metadata: {name: {{name}} }
            spec: {capacity: {storage: {{size}} }, accessModes: [ReadWriteOnce], storageClassName: '{{storageClass}}', hostPath: {path: /x} }
            """);
        await cluster.Objects.CreateAsync(Volumes, volume, TestContext.Current.CancellationToken);
    }
}
