using Flux.KubeApi;
using Flux.KubeApi.Authentication;
using Flux.ObjectStore;

namespace Flux.DevCluster.Hosting;

/// <summary>Settings of a DevCluster.</summary>
public sealed class DevClusterOptions
{
    /// <summary>TCP port on the loopback interface; 0 picks a free one.</summary>
    public int Port { get; set; }

    /// <summary>Whether to speak TLS with a certificate of the cluster's own authority. Without it, clients authenticate by token only.</summary>
    public bool UseTls { get; set; } = true;

    /// <summary>Where the cluster keeps its certificate authority and keys; null keeps them in memory.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>
    /// Where objects live; null for memory. It must have been opened with the indexes of <see cref="Controllers.DevClusterStore"/>.
    /// The host disposes it.
    /// </summary>
    public IObjectStore? Store { get; set; }

    /// <summary>Bearer tokens with their users, besides the administrator's generated one.</summary>
    public Dictionary<string, UserInfo> Tokens { get; } = new(StringComparer.Ordinal);

    /// <summary>Names and addresses, besides those of the loopback interface, that the server certificate is for.</summary>
    public IList<string> ServerNames { get; } = [];

    /// <summary>Whether pods are made and seem to run. Without it, workloads stay as they were written.</summary>
    public bool RunWorkloads { get; set; } = true;

    /// <summary>Changes the settings of the API, such as its flow control; null for the defaults.</summary>
    public Action<KubeApiOptions>? ConfigureApi { get; set; }

    /// <summary>Which addresses admission webhooks may have; null for all but those of the machine's own link and those of no host.</summary>
    public Func<System.Net.IPAddress, bool>? WebhookAddresses { get; set; }

    /// <summary>How the controllers and the pretended node behave.</summary>
    public Controllers.ControllerOptions Controllers { get; } = new();
}
