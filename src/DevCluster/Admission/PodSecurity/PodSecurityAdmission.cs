using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>Holds pods to the standards that their namespace asks for, and warns of workloads whose pods would not keep them.</summary>
internal sealed class PodSecurityAdmission(IObjectStore store) : IAdmissionPlugin
{
    private static readonly ResourceKey Namespaces = new("", "namespaces");
    private static readonly ResourceKey Pods = new("", "pods");

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Object is not { } item || request.Subresource.Length > 0)
        {
            return;
        }

        if (request.Resource is { Group: "", Plural: "namespaces" })
        {
            await CheckNamespaceAsync(request, item, cancellationToken).ConfigureAwait(false);
            return;
        }

        var isPod = request.Resource is { Group: "", Plural: "pods" };
        if (Template(request.Resource.Kind, item) is not { } pod || (isPod && request.Operation == AdmissionOperation.Update && item["spec"]!.Equals(request.OldObject?["spec"])))
        {
            return;
        }

        if (await store.GetAsync(new ObjectKey(Namespaces, "", request.Namespace), cancellationToken).ConfigureAwait(false) is { } ns)
        {
            Check(request, ns.Root, pod, isPod);
        }
    }

    private static void Check(AdmissionRequest request, MapNode ns, PodUnderTest pod, bool isPod)
    {
        var enforced = Faults(pod, PodSecurityLabels.Level(ns, "enforce"));
        if (isPod && enforced.Count > 0)
        {
            throw ApiErrors.Forbidden(request.Resource, request.Name, $"violates PodSecurity \"{PodSecurityLabels.Describe(ns, "enforce")}\": {string.Join(", ", enforced)}");
        }

        var warned = Faults(pod, PodSecurityLabels.Level(ns, "warn"));
        if (warned.Count > 0)
        {
            request.Warnings.Add($"would violate PodSecurity \"{PodSecurityLabels.Describe(ns, "warn")}\": {string.Join(", ", warned)}");
        }
    }

    private async ValueTask CheckNamespaceAsync(AdmissionRequest request, MapNode ns, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        PodSecurityLabels.Validate(ns, errors);
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(request.Resource.GroupKind, request.Name, errors);
        }

        var level = PodSecurityLabels.Level(ns, "enforce");
        if (request.OldObject is null || level <= PodSecurityLabels.Level(request.OldObject, "enforce"))
        {
            return;
        }

        var pods = await store.ListAsync(new ListRequest(Pods) { Namespace = request.Name }, cancellationToken).ConfigureAwait(false);
        var faults = pods.Items.Select(item => (item.Key.Name, Reasons: Reasons(item.Root, level))).Where(entry => entry.Reasons.Length > 0)
            .GroupBy(entry => entry.Reasons, StringComparer.Ordinal).ToArray();
        if (faults.Length == 0)
        {
            return;
        }

        request.Warnings.Add($"existing pods in namespace \"{request.Name}\" violate the new PodSecurity enforce level \"{PodSecurityLabels.Describe(ns, "enforce")}\"");
        foreach (var group in faults)
        {
            var others = group.Count() - 1;
            request.Warnings.Add($"{group.First().Name}{(others == 0 ? "" : $" (and {others} other pod{(others == 1 ? "" : "s")})")}: {group.Key}");
        }
    }

    private static string Reasons(MapNode pod, PodSecurityLevel level) =>
        string.Join(", ", Faults(new PodUnderTest(pod.GetMap("metadata") ?? new MapNode(), pod.GetMap("spec") ?? new MapNode()), level).Select(fault => fault.Reason));

    private static IReadOnlyList<SecurityFault> Faults(PodUnderTest pod, PodSecurityLevel level) => level switch
    {
        PodSecurityLevel.Privileged => [],
        PodSecurityLevel.Baseline => [.. BaselineChecks.Check(pod)],
        // Where the restricted standard has a stricter form of a check, only that is told.
        _ => [.. BaselineChecks.Check(pod).Where(fault => fault.Reason is not ("non-default capabilities" or "hostPath volumes" or "seccompProfile")), .. RestrictedChecks.Check(pod)],
    };

    private static PodUnderTest? Template(string kind, MapNode item)
    {
        var template = kind switch
        {
            "Pod" => item,
            "Deployment" or "ReplicaSet" or "StatefulSet" or "DaemonSet" or "Job" or "ReplicationController" => item.GetMap("spec", "template"),
            "CronJob" => item.GetMap("spec", "jobTemplate", "spec", "template"),
            "PodTemplate" => item.GetMap("template"),
            _ => null,
        };
        return template?.GetMap("spec") is { } spec ? new PodUnderTest(template.GetMap("metadata") ?? new MapNode(), spec) : null;
    }
}
