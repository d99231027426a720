using System.Net;
using Flux.Api.Operators;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Microsoft.AspNetCore.Http;

namespace Flux.Api.Tests;

public sealed class OperatorAccessTests
{
    [Theory]
    [InlineData("127.0.0.1", null, null, true)]
    [InlineData("127.0.0.1", "10.0.0.1", null, false)]
    [InlineData("10.0.0.1", null, null, false)]
    [InlineData("10.0.0.1", null, "Bearer operator", true)]
    [InlineData("10.0.0.1", null, "Bearer somebody", false)]
    [InlineData("10.0.0.1", null, "Bearer unknown", false)]
    [InlineData("10.0.0.1", null, "Basic operator", false)]
    public async Task Request_OfACaller_IsAllowedForOperatorsOnly(string from, string? forwardedFor, string? authorization, bool isAllowed)
    {
        var tokens = new StaticTokens(new Dictionary<string, UserInfo> { ["operator"] = new("operator", ["ops"]), ["somebody"] = new("somebody", []) });

        Assert.Equal(isAllowed, await new OperatorAccess(tokens, new OpsOnly()).IsAllowedAsync(Request(from, forwardedFor, authorization)));
    }

    [Fact]
    public async Task Request_FromElsewhere_WhereNobodyKnowsUsers_IsRefused() =>
        Assert.False(await new OperatorAccess(null, null).IsAllowedAsync(Request("10.0.0.1", null, "Bearer operator")));

    [Theory]
    [InlineData("127.0.0.1:8080", true)]
    [InlineData("localhost:8080", true)]
    [InlineData("[::1]:8080", true)]
    [InlineData("rebound.example.com:8080", false)]
    [InlineData("", false)]
    public async Task Request_FromHere_ForAnotherHostsName_IsNotLocal(string host, bool isAllowed)
    {
        var http = Request("127.0.0.1", null, null);
        http.Request.Host = new HostString(host);

        Assert.Equal(isAllowed, await new OperatorAccess(null, null).IsAllowedAsync(http));
    }

    private static DefaultHttpContext Request(string from, string? forwardedFor, string? authorization)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString("127.0.0.1", 8080);
        http.Connection.RemoteIpAddress = IPAddress.Parse(from);
        http.Request.Path = "/dashboard";
        http.Request.Headers["X-Forwarded-For"] = forwardedFor;
        http.Request.Headers.Authorization = authorization;
        return http;
    }

    private sealed class OpsOnly : IAuthorizer
    {
        public ValueTask<AccessDecision> AuthorizeAsync(AccessAttributes attributes, CancellationToken cancellationToken) =>
            new(new AccessDecision(attributes is { IsResource: false, Verb: "get", Path: "/dashboard" } && attributes.User.IsInGroup("ops"), ""));
    }
}
