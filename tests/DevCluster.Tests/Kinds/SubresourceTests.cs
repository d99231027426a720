using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Kinds;

public sealed class SubresourceTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b}}\nspec: {containers: [{name: c, image: i}]}\n";

    [Fact]
    public async Task EphemeralContainers_AreAllThatTheirSubresourceChanges_AndStay()
    {
        await cluster.CreateAsync("ephemeral", Pod);
        const string Path = "/api/v1/namespaces/ephemeral/pods/p/ephemeralcontainers";

        var added = await PatchAsync(Path, """
            {"metadata": {"labels": {"a": "c"}}, "spec": {"containers": [{"name": "c", "image": "evil"}], "nodeName": "n", "ephemeralContainers": [{"name": "d", "image": "x"}]}}
            """);
        var removed = await PatchAsync(Path, """{"spec": {"ephemeralContainers": []}}""");

        Assert.Equal(("i", "b"), (added.Body.GetList("spec", "containers")![0].GetString("image"), added.Body.GetString("metadata", "labels", "a")));
        Assert.Equal("x", added.Body.GetList("spec", "ephemeralContainers")![0].GetString("image"));
        Assert.Equal("Pod \"p\" is invalid: spec.ephemeralContainers: Forbidden: existing ephemeral containers \"d\" may not be removed\n", removed.Body.GetString("message"));
    }

    [Fact]
    public async Task Resize_ChangesResources_AndNothingElse()
    {
        await cluster.CreateAsync("resize", Pod);

        var resized = await PatchAsync(
            "/api/v1/namespaces/resize/pods/p/resize", """{"spec": {"hostNetwork": true, "containers": [{"name": "c", "image": "evil", "resources": {"requests": {"cpu": "1"}}}]}}""");

        Assert.Equal("1", resized.Body.GetList("spec", "containers")![0].GetString("resources", "requests", "cpu"));
        Assert.Equal("i", resized.Body.GetList("spec", "containers")![0].GetString("image"));
        Assert.Null(resized.Body.GetBoolean("spec", "hostNetwork"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Proxy_DoesNothingToTheObjectItself(string method)
    {
        await cluster.CreateAsync("proxied-" + method.ToLowerInvariant(), Pod);
        var path = $"/api/v1/namespaces/proxied-{method.ToLowerInvariant()}/pods/p";

        var answer = await cluster.SendAsync(new HttpMethod(method), path + "/proxy/metrics", cluster.AdministratorToken, "{}");
        var pod = await cluster.SendAsync(HttpMethod.Get, path, cluster.AdministratorToken, "");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Code);
        Assert.StartsWith("error trying to reach service: dial tcp ", answer.Body.GetString("message"), StringComparison.Ordinal);
        Assert.Null(pod.Body.Get("metadata", "deletionTimestamp"));
    }

    [Fact]
    public async Task SigningRequest_IsApprovedByItsSubresource_AndOnlyThere()
    {
        const string Path = "/apis/certificates.k8s.io/v1/certificatesigningrequests";
        await cluster.SendAsync(Path, cluster.AdministratorToken, """{"metadata": {"name": "r"}, "spec": {"request": "LS0t", "username": "somebody-else", "signerName": "x.com/y", "usages": ["client auth"]}}""");
        const string Approved = """{"spec": {"signerName": "other"}, "status": {"certificate": "LS0t", "conditions": [{"type": "Approved", "status": "True", "reason": "R"}]}}""";

        var plain = await PatchAsync(Path + "/r", Approved);
        var status = await PatchAsync(Path + "/r/status", """{"status": {"conditions": [{"type": "Approved", "status": "True"}]}}""");
        var approval = await PatchAsync(Path + "/r/approval", Approved);

        Assert.Equal("kubernetes-admin", plain.Body.GetString("spec", "username"));
        Assert.Null(plain.Body.Get("status", "conditions"));
        Assert.Null(status.Body.Get("status", "conditions"));
        Assert.Equal("Approved", approval.Body.GetList("status", "conditions")![0].GetString("type"));
        Assert.Equal(("x.com/y", null), (approval.Body.GetString("spec", "signerName"), approval.Body.GetString("status", "certificate")));
    }

    private Task<(HttpStatusCode Code, MapNode Body)> PatchAsync(string path, string json) => cluster.SendAsync(HttpMethod.Patch, path, cluster.AdministratorToken, json);
}
