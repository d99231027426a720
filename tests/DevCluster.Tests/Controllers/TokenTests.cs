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
        await cluster.CreateAsync("secrets", """
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: robot}
            ---
            apiVersion: v1
            kind: Secret
            type: kubernetes.io/service-account-token
            metadata: {name: robot-token, annotations: {kubernetes.io/service-account.name: robot}}
            """);
        var secret = await cluster.UntilAsync(Secrets, "secrets", "robot-token", item => item.GetString("data", "token") is not null);
        var token = Encoding.UTF8.GetString(Convert.FromBase64String(secret.GetString("data", "token")!));
        Assert.Equal("system:serviceaccount:secrets:robot", await WhoAsync(token));

        await cluster.DeleteAsync(Accounts, "secrets", "robot");
        Assert.Null(await WhoAsync(token));
        await cluster.UntilGoneAsync(Secrets, "secrets", "robot-token");
    }

    private async Task<string?> WhoAsync(string token)
    {
        var answer = await cluster.SendAsync("/apis/authentication.k8s.io/v1/selfsubjectreviews", token, "{}");
        return answer.Code == HttpStatusCode.Unauthorized ? null : answer.Body.GetString("status", "userInfo", "username");
    }
}
