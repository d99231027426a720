namespace Flux.DevCluster.Controllers;

/// <summary>How the controllers and the pretended node behave.</summary>
public sealed class ControllerOptions
{
    /// <summary>The one node, on which every pod runs.</summary>
    public string NodeName { get; set; } = "node-0";

    /// <summary>The version that the node says it runs. Default that of the API that is spoken.</summary>
    public string NodeVersion { get; set; } = "v1.36.3";

    /// <summary>How long a pod takes from its creation until its containers are ready.</summary>
    public TimeSpan PodStartDelay { get; set; } = TimeSpan.Zero;

    /// <summary>How long the containers of a Job's pod run.</summary>
    public TimeSpan JobRunTime { get; set; } = TimeSpan.Zero;

    /// <summary>Published to every namespace as <c>kube-root-ca.crt</c>, as PEM.</summary>
    public string RootCertificate { get; set; } = "";

    /// <summary>Whether controllers run at all. Without them objects stay as clients write them; not even deleted namespaces end.</summary>
    public bool Run { get; set; } = true;
}
