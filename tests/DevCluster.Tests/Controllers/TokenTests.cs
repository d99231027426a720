using System.Net;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Tests.Controllers;

public sealed class TokenTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    private static readonly ResourceKey Accounts = new("", "serviceaccounts");
    private static readonly ResourceKey Secrets = new("", "secrets");

    [Fact]
    public async Task TokenRequest_Token_IsItsAccountUntilItExpires()
    {
        await cluster.CreateAsync("tokens", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n");
        var answer = await cluster.SendAsync(
            "/api/v1/namespaces/tokens/serviceaccounts/robot/token", cluster.AdministratorToken, """{"spec": {"expirationSeconds": 600}}""");
        var token = answer.Body.GetString("status", "token")!;

        Assert.Equal(HttpStatusCode.Created, answer.Code);
        Assert.Equal("system:serviceaccount:tokens:robot", await WhoAsync(token));
        Assert.Null(await WhoAsync(token[..^4] + "AAAA"));

        cluster.Time.Advance(TimeSpan.FromSeconds(601));
        Assert.Null(await WhoAsync(token));
    }

    [Fact]
    public async Task TokenSecret_Token_EndsWithItsAccount()
    {
        var token = await TokenSecretAsync("secrets");
        Assert.Equal("system:serviceaccount:secrets:robot", await WhoAsync(token));

        await cluster.DeleteAsync(Accounts, "secrets", "robot");
        Assert.Null(await WhoAsync(token));
        await cluster.UntilGoneAsync(Secrets, "secrets", "robot-token");
    }

    [Fact]
    public async Task TokenSecret_Token_EndsWhenItIsOverwritten()
    {
        var token = await TokenSecretAsync("overwritten");

        await cluster.UpdateAsync(Secrets, "overwritten", "robot-token", item => item.GetMap("data")!.Set("token", "b3RoZXI="));

        Assert.Null(await WhoAsync(token));
    }

    [Fact]
    public async Task TokenRequest_BoundToAPod_IsForThePodsAccount_AndEndsWithThePod()
    {
        await cluster.CreateAsync("bound", """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: robot}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: worker}
            spec: {serviceAccountName: robot, containers: [{name: c, image: i}]}
            """);
        const string Binding = """{"spec": {"boundObjectRef": {"kind": "Pod", "apiVersion": "v1", "name": "worker"}}}""";
        await cluster.UntilAsync(new ResourceKey("", "serviceaccounts"), "bound", "default", _ => true);
        var refused = await cluster.SendAsync("/api/v1/namespaces/bound/serviceaccounts/default/token", cluster.AdministratorToken, Binding);
        Assert.Equal("cannot bind token for serviceaccount \"default\" to pod running with different serviceaccount name.", refused.Body.GetString("message"));

        var answer = await cluster.SendAsync("/api/v1/namespaces/bound/serviceaccounts/robot/token", cluster.AdministratorToken, Binding);
        var token = answer.Body.GetString("status", "token")!;
        var review = await cluster.SendAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", token, "{}");
        Assert.Equal("worker", (review.Body.GetList("status", "userInfo", "extra", "authentication.kubernetes.io/pod-name")![0] as StringNode)?.Value);

        await cluster.DeleteAsync(new ResourceKey("", "pods"), "bound", "worker");
        await cluster.UntilGoneAsync(new ResourceKey("", "pods"), "bound", "worker");
        Assert.Null(await WhoAsync(token));
    }

    [Fact]
    public async Task TokenRequest_ForAnotherAccountThanItSays_IsRefused()
    {
        await cluster.CreateAsync("named", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: robot}\n");
        var path = "/api/v1/namespaces/named/serviceaccounts/robot/token";

        var name = await cluster.SendAsync(path, cluster.AdministratorToken, """{"metadata": {"name": "other"}}""");
        var uid = await cluster.SendAsync(path, cluster.AdministratorToken, """{"metadata": {"uid": "1"}}""");
        var brief = await cluster.SendAsync(path, cluster.AdministratorToken, """{"spec": {"expirationSeconds": 60}}""");

        Assert.StartsWith("TokenRequest.authentication.k8s.io \"robot\" is invalid: metadata.name: Invalid value: \"other\"", name.Body.GetString("message"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, uid.Code);
        Assert.StartsWith("TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: Invalid value: 60", brief.Body.GetString("message"), StringComparison.Ordinal);
    }

    /// <summary>The token of the account <c>robot</c>, from the Secret <c>robot-token</c>.</summary>
    private async Task<string> TokenSecretAsync(string ns)
    {
        await cluster.CreateAsync(ns, """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: robot}
            ---
            apiVersion: v1
            kind: Secret
            type: kubernetes.io/service-account-token
            metadata: {name: robot-token, annotations: {kubernetes.io/service-account.name: robot}}
            """);
        var secret = await cluster.UntilAsync(Secrets, ns, "robot-token", item => item.GetString("data", "token") is not null);
        return Encoding.UTF8.GetString(Convert.FromBase64String(secret.GetString("data", "token")!));
    }

    private async Task<string?> WhoAsync(string token)
    {
        var answer = await cluster.SendAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", token, "{}");
        return answer.Code == HttpStatusCode.Unauthorized ? null : answer.Body.GetString("status", "userInfo", "username");
    }
}
