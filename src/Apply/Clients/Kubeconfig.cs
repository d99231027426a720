using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;
using k8s;
using k8s.Exceptions;
using k8s.KubeConfigModels;

namespace Flux.Apply.Clients;

/// <summary>
/// Connects by a tenant's kubeconfig. Only what is written in it is used: references to files and programs to run are refused,
/// since they would be the control plane's own.
/// </summary>
public static class Kubeconfig
{
    private static readonly string[] FileFields = ["certificate-authority", "client-certificate", "client-key", "tokenFile"];
    private static readonly string[] ProgramFields = ["exec", "auth-provider"];

    /// <param name="yaml">The kubeconfig.</param>
    /// <param name="dial">Opens the connections to a tenant's server; null for the operator's own kubeconfig.</param>
    /// <returns>The connection, or what is wrong with the kubeconfig.</returns>
    public static (KubeConnection? Connection, string? Error) Connect(byte[] yaml, ServerDial? dial = null)
    {
        try
        {
            if (YamlReader.Read(yaml) is not MapNode root)
            {
                return (null, "the kubeconfig is not a map");
            }

            if (Refusal(root) is { } refusal)
            {
                return (null, refusal);
            }

            return (KubeConnection.Create(KubernetesClientConfiguration.BuildConfigFromConfigObject(Convert(root)), dial), null);
        }
        catch (Exception error) when (error is ManifestException or KubeConfigException or FormatException or System.Security.Cryptography.CryptographicException)
        {
            return (null, error.Message);
        }
    }

    private static string? Refusal(MapNode root)
    {
        foreach (var item in Entries(root, "users", "user").Concat(Entries(root, "clusters", "cluster")))
        {
            foreach (var field in FileFields.Where(item.Body.ContainsKey))
            {
                return $"kubeconfig entry '{item.Name}' refers to a file ({field}); put the data into the kubeconfig itself ({field}-data or token)";
            }

            foreach (var field in ProgramFields.Where(item.Body.ContainsKey))
            {
                return $"kubeconfig entry '{item.Name}' uses '{field}', which is not allowed; use a token or a client certificate";
            }
        }

        return null;
    }

    private static K8SConfiguration Convert(MapNode root) => new()
    {
        CurrentContext = root.GetString("current-context"),
        Clusters = [.. Entries(root, "clusters", "cluster").Select(item => new Cluster { Name = item.Name, ClusterEndpoint = ToCluster(item.Body) })],
        Users = [.. Entries(root, "users", "user").Select(item => new User { Name = item.Name, UserCredentials = ToUser(item.Body) })],
        Contexts = [.. Entries(root, "contexts", "context").Select(item => new Context { Name = item.Name, ContextDetails = ToContext(item.Body) })],
    };

    private static ClusterEndpoint ToCluster(MapNode body) => new()
    {
        Server = body.GetString("server"),
        CertificateAuthorityData = body.GetString("certificate-authority-data"),
        TlsServerName = body.GetString("tls-server-name"),
    };

    private static UserCredentials ToUser(MapNode body) => new()
    {
        Token = body.GetString("token"),
        UserName = body.GetString("username"),
        Password = body.GetString("password"),
        ClientCertificateData = body.GetString("client-certificate-data"),
        ClientKeyData = body.GetString("client-key-data"),
    };

    private static ContextDetails ToContext(MapNode body) => new()
    {
        Cluster = body.GetString("cluster"),
        User = body.GetString("user"),
        Namespace = body.GetString("namespace"),
    };

    private static IEnumerable<(string Name, MapNode Body)> Entries(MapNode root, string list, string field) =>
        from item in root.GetList(list) ?? Enumerable.Empty<Node>()
        let body = item.GetMap(field)
        where body is not null
        select (item.GetString("name") ?? "", body);
}
