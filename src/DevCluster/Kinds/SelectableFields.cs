using Flux.Manifests.Objects;

namespace Flux.DevCluster.Kinds;

/// <summary>The fields beyond name and namespace that built-in kinds can be selected by.</summary>
internal static class SelectableFields
{
    public static IReadOnlyList<string> Of(GroupVersionKind kind) => (kind.Group, kind.Kind) switch
    {
        ("", "Pod") =>
        [
            "spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.podIPs",
            "status.nominatedNodeName",
        ],
        ("", "Secret") => ["type"],
        ("", "Namespace") => ["status.phase"],
        ("", "Node") => ["spec.unschedulable"],
        ("", "ReplicationController") => ["status.replicas"],
        ("", "Service") => ["spec.clusterIP", "spec.type"],
        ("", "Event") =>
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
            "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        ("events.k8s.io", "Event") => ["regarding.kind", "regarding.namespace", "regarding.name", "regarding.uid", "reason", "reportingController", "type"],
        ("apps", "ReplicaSet") => ["status.replicas"],
        ("batch", "Job") => ["status.successful"],
        ("certificates.k8s.io", "CertificateSigningRequest") => ["spec.signerName"],
        _ => [],
    };
}
