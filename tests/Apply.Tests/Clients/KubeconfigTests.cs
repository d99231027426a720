using System.Text;
using Flux.Apply.Clients;

namespace Flux.Apply.Tests.Clients;

/// <summary>What a tenant's kubeconfig may not make the control plane do.</summary>
public sealed class KubeconfigTests
{
    [Theory]
    [InlineData("exec: {command: /bin/sh, args: [-c, id]}", "", "'exec'")]
    [InlineData("auth-provider: {name: gcp}", "", "'auth-provider'")]
    [InlineData("tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token", "", "(tokenFile)")]
    [InlineData("client-certificate: /etc/ssl/own.pem", "", "(client-certificate)")]
    [InlineData("client-key: ../../own.key", "", "(client-key)")]
    [InlineData("token: t", "certificate-authority: /etc/ssl/ca.pem", "(certificate-authority)")]
    public void Connect_ByFilesOrPrograms_IsRefused(string user, string cluster, string named)
    {
        var (connection, error) = Connect("{" + user + "}", cluster);

        Assert.Null(connection);
        Assert.Contains(named, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_ByWhatIsWrittenInIt_Connects()
    {
        var (connection, error) = Connect("{token: t}", "");
        using (connection)
        {
            Assert.Null(error);
            Assert.Equal(new Uri("https://cluster.example.com:6443/"), connection!.BaseAddress);
        }
    }

    [Theory]
    [InlineData("- a list")]
    [InlineData("a: [")]
    [InlineData("apiVersion: v1\nkind: Config\ncurrent-context: missing\n")]
    [InlineData("apiVersion: v1\nkind: Config\nclusters: 7\nusers: {}\n")]
    public void Connect_ByWhatIsNoKubeconfig_SaysSo(string yaml)
    {
        var (connection, error) = Kubeconfig.Connect(Encoding.UTF8.GetBytes(yaml));

        Assert.Null(connection);
        Assert.NotEmpty(error!);
    }

    private static (KubeConnection? Connection, string? Error) Connect(string user, string cluster) => Kubeconfig.Connect(Encoding.UTF8.GetBytes(
        $$$"""
        apiVersion: v1
        kind: Config
        current-context: main
        contexts:
        - {name: main, context: {cluster: c, user: u}}
        clusters:
        - {name: c, cluster: {server: 'https://cluster.example.com:6443', {{{cluster}}}}}
        users:
        - {name: u, user: {{{user}}}}
        """));
}
