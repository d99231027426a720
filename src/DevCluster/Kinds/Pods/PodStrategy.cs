using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Printing;
using Flux.DevCluster.Tables;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>Pods: they end gracefully, and little of them may change.</summary>
internal sealed class PodStrategy : BuiltinStrategy
{
    private const string SeccompAnnotation = "seccomp.security.alpha.kubernetes.io/pod";

    private const string ChangeText =
        "pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only "
        + "additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)\n";

    public override bool HasStatus => true;

    public override bool HasGeneration => true;

    public override bool ReturnsDeletedObject => true;

    public override bool HasGracefulDeletion => true;

    public override void ApplyDefaults(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        PodSpecDefaults.Apply(spec);
        spec.Default("enableServiceLinks", true);
        foreach (var container in spec.Items("containers").Concat(spec.Items("initContainers")))
        {
            RequestWhatIsLimited(container.GetMap("resources"));
        }
    }

    public override void PrepareForCreate(MapNode item) =>
        item.Set("status", new MapNode { { "phase", "Pending" }, { "qosClass", QualityOfService.Of(item) } });

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        if (subresource == "status")
        {
            Carry(item, old, "spec");
            CarryMetadata(item, old, "deletionTimestamp");
            CarryMetadata(item, old, "ownerReferences");
            item.GetOrAddMap("status").Set("qosClass", old.GetString("status", "qosClass") ?? QualityOfService.Of(old));
            return;
        }

        Carry(item, old, "status");
        if (subresource.Length > 0)
        {
            PodPart.Keep(item, old, subresource);
        }
    }

    public override void ValidateCreate(MapNode item, ValidationReport report)
    {
        if (item.GetString("metadata", "annotations", SeccompAnnotation) is { } profile && profile is not ("" or "runtime/default" or "docker/default" or "unconfined")
            && !profile.StartsWith("localhost/", StringComparison.Ordinal))
        {
            report.Errors.Add(FieldError.Invalid($"metadata.annotations[{SeccompAnnotation}]", profile, "must be a valid seccomp profile"));
        }

        PodSpecValidation.Validate(item.GetMap("spec") ?? new MapNode(), FieldPath.Root("spec"), report);
        PodWarnings.Add(item.GetMap("metadata"), item.GetMap("spec") ?? new MapNode(), FieldPath.Root("metadata"), FieldPath.Root("spec"), report.Warnings);
    }

    public override void ValidateUpdate(MapNode item, MapNode old, string subresource, ValidationReport report)
    {
        if (subresource == "status")
        {
            return;
        }

        ValidateCreate(item, report);
        if (subresource.Length > 0)
        {
            PodPart.ValidateEphemeral(item, old, report);
            return;
        }

        var (spec, before) = (item.GetMap("spec") ?? new MapNode(), old.GetMap("spec") ?? new MapNode());
        foreach (var field in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            if (spec.Items(field).Count() != before.Items(field).Count())
            {
                report.Errors.Add(FieldError.Forbidden($"spec.{field}", "pod updates may not add or remove containers"));
                return;
            }
        }

        if (before.Items("tolerations").Select(WithoutSeconds).Except(spec.Items("tolerations").Select(WithoutSeconds)).Any())
        {
            report.Errors.Add(FieldError.Forbidden("spec.tolerations", "existing toleration can not be modified except its tolerationSeconds"));
            return;
        }

        var munged = Munged(spec, before);
        if (!munged.Equals(before))
        {
            report.Errors.Add(FieldError.Forbidden("spec", ChangeText + LineDiff.Of(InternalForm.PodSpec(before), InternalForm.PodSpec(munged))));
        }
    }

    public override long GracePeriod(MapNode item, long? requested)
    {
        var isScheduled = !string.IsNullOrEmpty(item.GetString("spec", "nodeName"));
        var isOver = item.GetString("status", "phase") is "Failed" or "Succeeded";
        return !isScheduled || isOver ? 0 : requested ?? item.GetInt64("spec", "terminationGracePeriodSeconds") ?? 30;
    }

    public override ListNode? RowConditions(MapNode item) => Tables.PodRow.Conditions(item);

    public override IReadOnlyList<Node>? Cells(MapNode item, DateTimeOffset now) => PodRow.Of(item, now);

    public override string? SelectableField(MapNode item, string field) => field switch
    {
        "spec.hostNetwork" => item.GetBoolean("spec", "hostNetwork") == true ? "true" : "false",
        "status.podIPs" => item.GetString("status", "podIP") ?? "",
        _ => null,
    };

    private static MapNode WithoutSeconds(MapNode toleration)
    {
        var copy = toleration.Copy();
        copy.Remove("tolerationSeconds");
        return copy;
    }

    /// <summary>The spec with what may change as it was.</summary>
    private static MapNode Munged(MapNode spec, MapNode before)
    {
        var copy = spec.Copy();
        foreach (var field in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            foreach (var (container, old) in copy.Items(field).Zip(before.Items(field)))
            {
                Carry(container, old, "image");
            }
        }

        foreach (var field in (ReadOnlySpan<string>)["activeDeadlineSeconds", "tolerations", "schedulingGates"])
        {
            Carry(copy, before, field);
        }

        return copy;
    }

    private static void RequestWhatIsLimited(MapNode? resources)
    {
        if (resources?.GetMap("limits") is not { Count: > 0 } limits)
        {
            return;
        }

        var requests = resources.GetOrAddMap("requests");
        foreach (var (name, value) in limits)
        {
            requests.TryAdd(name, value);
        }
    }
}
