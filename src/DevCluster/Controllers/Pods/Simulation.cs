using Flux.DevCluster.Controllers.Objects;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>How a pod is to behave when it is not to run well; asked for by an annotation on it or its workload.</summary>
internal static class Simulation
{
    public const string Annotation = "dev.fluxctl.io/simulate";

    /// <summary>The image cannot be pulled; the pod of a Job fails.</summary>
    public const string Fail = "fail";

    /// <summary>The containers stay in creation.</summary>
    public const string Hang = "hang";

    /// <summary>The containers start and exit again and again.</summary>
    public const string CrashLoop = "crashloop";

    public static string? Of(MapNode pod) => pod.Annotation(Annotation);
}
