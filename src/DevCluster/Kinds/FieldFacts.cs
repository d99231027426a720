using Flux.DevCluster.Protobuf;
using Flux.KubeApi.Typed;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>Order and optionality of the fields of Kubernetes' own types.</summary>
internal sealed class FieldFacts : IFieldFacts
{
    private const string Prefix = "io.k8s.";

    /// <summary>Booleans for which false is the same as absent.</summary>
    private static readonly HashSet<string> PlainBooleans = new(StringComparer.Ordinal)
    {
        "paused", "readOnly", "stdin", "stdinOnce", "tty", "unschedulable", "hostNetwork", "hostPID", "hostIPC", "publishNotReadyAddresses", "globalDefault",
        "deprecated", "preserveUnknownFields", "exclusiveMaximum", "exclusiveMinimum", "uniqueItems", "nullable", "x-kubernetes-embedded-resource",
        "x-kubernetes-int-or-string", "insecureSkipTLSVerify", "chapAuthDiscovery", "chapAuthSession", "sslEnabled", "authenticated", "denied", "incomplete",
    };

    /// <summary>Numbers for which zero is not the same as absent.</summary>
    private static readonly HashSet<string> OptionalNumbers = new(StringComparer.Ordinal)
    {
        "revisionHistoryLimit", "progressDeadlineSeconds", "terminationGracePeriodSeconds", "activeDeadlineSeconds", "runAsUser", "runAsGroup", "fsGroup", "priority",
        "tolerationSeconds", "parallelism", "completions", "backoffLimit", "backoffLimitPerIndex", "maxFailedIndexes", "ttlSecondsAfterFinished", "successfulJobsHistoryLimit",
        "failedJobsHistoryLimit", "startingDeadlineSeconds", "defaultMode", "mode", "minReplicas", "averageUtilization", "targetCPUUtilizationPercentage", "collisionCount",
        "expirationSeconds", "deletionGracePeriodSeconds", "gracePeriodSeconds", "leaseDurationSeconds", "leaseTransitions", "stabilizationWindowSeconds", "endPort", "lun",
        "terminatingReplicas", "minDomains", "currentCPUUtilizationPercentage", "succeededCount", "nominalConcurrencyShares", "lendablePercent", "borrowingLimitPercent",
        "remainingItemCount", "maxLength", "minLength", "maxItems", "minItems", "maxProperties", "minProperties", "maximum", "minimum", "multipleOf", "terminating", "ready",
        "nodeAllocatableUpdatePeriodSeconds", "maxExpirationSeconds", "errorCode", "capacity",
    };

    private static readonly HashSet<string> OptionalNumbersOfType = new(StringComparer.Ordinal)
    {
        "DeploymentSpec.replicas", "ReplicaSetSpec.replicas", "StatefulSetSpec.replicas", "ReplicationControllerSpec.replicas", "RollingUpdateStatefulSetStrategy.partition",
        "ClientIPConfig.timeoutSeconds", "ValidatingWebhook.timeoutSeconds", "MutatingWebhook.timeoutSeconds", "EndpointPort.port", "ServiceReference.port",
        "HorizontalPodAutoscalerStatus.observedGeneration",
    };

    private static readonly HashSet<string> OptionalTexts = new(StringComparer.Ordinal)
    {
        "PersistentVolumeClaimSpec.storageClassName", "LeaseSpec.holderIdentity", "EndpointPort.name", "EndpointPort.protocol",
    };

    /// <summary>Times that are values, not pointers: unset, they are printed as null.</summary>
    private static readonly HashSet<string> PlainTimes = new(StringComparer.Ordinal)
    {
        "lastTransitionTime", "lastProbeTime", "lastUpdateTime", "lastHeartbeatTime", "firstTimestamp", "lastTimestamp", "eventTime", "deprecatedFirstTimestamp", "deprecatedLastTimestamp", "startedAt", "finishedAt",
    };

    public Node? WhenAbsent(string typeName, string field)
    {
        if (PlainTimes.Contains(field))
        {
            return NullNode.Instance;
        }

        return $"{typeName[(typeName.LastIndexOf('.') + 1)..]}.{field}" switch
        {
            "StatefulSetStatus.availableReplicas" => NumberNode.Of(0),
            "PodDisruptionBudgetStatus.disruptionsAllowed" or "PodDisruptionBudgetStatus.currentHealthy" or "PodDisruptionBudgetStatus.desiredHealthy"
                or "PodDisruptionBudgetStatus.expectedPods" => NumberNode.Of(0),
            "StatefulSetSpec.serviceName" => "",
            "Event.reportingComponent" or "Event.reportingInstance" when typeName.Contains(".core.", StringComparison.Ordinal) => "",
            "HorizontalPodAutoscalerStatus.currentMetrics" => NullNode.Instance,
            "Role.rules" or "ClusterRole.rules" => NullNode.Instance,
            "DaemonEndpoint.Port" => NumberNode.Of(0),
            _ => null,
        };
    }

    public IReadOnlyList<string>? Order(string typeName) =>
        typeName.StartsWith(Prefix, StringComparison.Ordinal) && ProtobufFacts.Instance.Find(typeName[Prefix.Length..]) is { } message
            ? [.. message.Fields.Select(field => field.Name)]
            : null;

    public bool KeepsZero(string typeName, string field, bool isBoolean)
    {
        var type = typeName[(typeName.LastIndexOf('.') + 1)..];
        if (isBoolean)
        {
            return !PlainBooleans.Contains(field) || (type == "CSIVolumeSource" && field == "readOnly");
        }

        var qualified = $"{type}.{field}";
        return (OptionalNumbers.Contains(field) && type != "CustomResourceColumnDefinition") || OptionalNumbersOfType.Contains(qualified) || OptionalTexts.Contains(qualified);
    }
}
