using Flux.Grains.Clusters;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Grains.Tests.Clusters;

public sealed class WorkloadIdentityServerTests
{
    [Fact]
    public void Read_OnlyWhatIsNeeded_TakesDefaults()
    {
        var (server, error) = WorkloadIdentityServer.Read("team", Map("provider: generic, address: 'https://other:6443'"));

        Assert.Null(error);
        Assert.Equal(new WorkloadIdentityServer("team", "default", new Uri("https://other:6443"), null, "https://other:6443"), server);
    }

    [Fact]
    public void Read_EveryField_IsTaken()
    {
        var (server, _) = WorkloadIdentityServer.Read(
            "team", Map("provider: generic, address: 'https://other', serviceAccountName: deployer, ca.crt: PEM, audiences: \" a \\n\\n b\\n\""));

        Assert.Equal(new WorkloadIdentityServer("team", "deployer", new Uri("https://other"), "PEM", "a\nb"), server);
    }

    [Theory]
    [InlineData("", "has no 'provider' key")]
    [InlineData("provider: aws", "names provider 'aws', whose credentials this control plane does not have: set its 'provider' to 'generic'")]
    [InlineData("provider: azure, cluster: /subscriptions/x", "names provider 'azure', whose credentials this control plane does not have")]
    [InlineData("provider: gcp, cluster: projects/x", "names provider 'gcp', whose credentials this control plane does not have")]
    [InlineData("provider: other", "names provider 'other'; 'generic' is known")]
    [InlineData("provider: generic", "has no 'address' key")]
    [InlineData("provider: generic, address: 'http://plain'", "has no 'address' key with the https address")]
    public void Read_WhatIsLacking_IsNamed(string data, string expected)
    {
        var (server, error) = WorkloadIdentityServer.Read("team", Map(data));

        Assert.Null(server);
        Assert.StartsWith($"KubeConfig configmap 'team/way' {expected}", error, StringComparison.Ordinal);
    }

    private static MapNode Map(string data) => (MapNode)YamlReader.Read($"{{metadata: {{name: way}}, data: {{{data}}}}}");
}
