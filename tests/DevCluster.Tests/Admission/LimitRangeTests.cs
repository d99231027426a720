using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Admission;

public sealed class LimitRangeTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    [Fact]
    public async Task Pod_ThatSaysNothing_GetsTheDefaultsAndANote()
    {
        var pod = await CreateAsync("defaults", "pods", """{"metadata": {"name": "p"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}""");

        Assert.Equal(HttpStatusCode.Created, pod.Code);
        Assert.Equal(
            "LimitRanger plugin set: cpu, memory request for container c; cpu, memory limit for container c",
            pod.Body.GetString("metadata", "annotations", "kubernetes.io/limit-ranger"));
        Assert.Equal("100m", pod.Body.GetList("spec", "containers")![0].GetString("resources", "requests", "cpu"));
        Assert.Equal("Burstable", pod.Body.GetString("status", "qosClass"));
    }

    [Theory]
    [InlineData("""{"limits": {"cpu": "2"}, "requests": {"cpu": "600m"}}""", "maximum cpu usage per Container is 1, but limit is 2")]
    [InlineData("""{"limits": {"cpu": "1"}, "requests": {"cpu": "100m"}}""", "cpu max limit to request ratio per Container is 5, but provided ratio is 10.000000")]
    [InlineData("""{"limits": {"cpu": "100m"}, "requests": {"cpu": "20m"}}""", "minimum cpu usage per Container is 50m, but request is 20m")]
    [InlineData("""{"requests": {"memory": "2Gi"}, "limits": {"memory": "2Gi"}}""", "maximum memory usage per Pod is 1Gi, but limit is 2Gi")]
    public async Task Pod_BeyondALimit_IsRefused(string resources, string fault)
    {
        var pod = await CreateAsync("limits", "pods", $$$"""{"metadata": {"name": "p"}, "spec": {"containers": [{"name": "c", "image": "i", "resources": {{{resources}}}}]}}""");

        Assert.Equal(HttpStatusCode.Forbidden, pod.Code);
        Assert.Equal($"pods \"p\" is forbidden: {fault}", pod.Body.GetString("message"));
    }

    [Fact]
    public async Task Claim_ThatIsTooLarge_IsRefused()
    {
        var claim = await CreateAsync("claims", "persistentvolumeclaims", """
            {"metadata": {"name": "c"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "3Gi"}}}}
            """);

        Assert.Equal("persistentvolumeclaims \"c\" is forbidden: maximum storage usage per PersistentVolumeClaim is 2Gi, but request is 3Gi", claim.Body.GetString("message"));
    }

    private async Task<(HttpStatusCode Code, MapNode Body)> CreateAsync(string ns, string plural, string json)
    {
        await cluster.CreateAsync(ns, "apiVersion: v1\nkind: ServiceAccount\nmetadata: {generateName: extra-}\n");
        await cluster.SendAsync($"/api/v1/namespaces/{ns}/limitranges", cluster.AdministratorToken, """
            {"metadata": {"name": "range"}, "spec": {"limits": [
              {"type": "Container", "max": {"cpu": "1"}, "min": {"cpu": "50m"}, "default": {"cpu": "500m", "memory": "512Mi"}, "defaultRequest": {"cpu": "100m"}, "maxLimitRequestRatio": {"cpu": "5"}},
              {"type": "Pod", "max": {"memory": "1Gi"}},
              {"type": "PersistentVolumeClaim", "max": {"storage": "2Gi"}}]}}
            """);
        await cluster.UntilAsync(new ObjectStore.ResourceKey("", "serviceaccounts"), ns, "default", _ => true);
        return await cluster.SendAsync($"/api/v1/namespaces/{ns}/{plural}", cluster.AdministratorToken, json);
    }
}
