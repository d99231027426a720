using System.Text;
using Flux.DevCluster.Hosting;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp.Sessions;

/// <summary>The folder in which the commands of a session run: its files and a kubeconfig.</summary>
internal sealed class SessionWorkspace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flux-session-");

    public SessionWorkspace(DevClusterHost host, MapNode session)
    {
        var authority = Convert.ToBase64String(Encoding.UTF8.GetBytes(host.CertificateAuthorityPem));
        var config = $$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{host.Address.GetLeftPart(UriPartial.Authority)}}", certificate-authority-data: {{authority}} } }]
            users: [{name: u, user: {token: admin-token} }]
            contexts: [{name: c, context: {cluster: c, user: u, namespace: {{session.GetString("namespace") ?? "default"}} } }]
            current-context: c
            """;
        File.WriteAllText(Kubeconfig, config);
        foreach (var (name, text) in session.GetMap("files") ?? [])
        {
            var path = System.IO.Path.Combine(_folder.FullName, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text is StringNode plain ? plain.Value : text.ToString());
        }
    }

    public string Path => _folder.FullName;

    public string Kubeconfig => System.IO.Path.Combine(_folder.FullName, ".kubeconfig");

    public void Dispose() => _folder.Delete(recursive: true);
}
