using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds;

/// <summary>Namespaces wait for their contents: the finalizer in their spec is removed by the namespace controller.</summary>
internal sealed class NamespaceStrategy : BuiltinStrategy
{
    private const string Finalizer = "kubernetes";
    private const string NameLabel = "kubernetes.io/metadata.name";

    public override bool SelectsByNamespace => false;

    public override bool HasStatus => true;

    public override NameRule NameRule => NameRule.LabelWithoutDots;

    public override bool ReturnsDeletedObject => true;

    public override void PrepareForCreate(MapNode item)
    {
        item.Set("status", new MapNode { { "phase", "Active" } });
        var finalizers = item.GetList("spec", "finalizers") ?? new ListNode();
        if (!finalizers.Any(finalizer => finalizer is StringNode { Value: Finalizer }))
        {
            finalizers.Add(Finalizer);
        }

        item.Set("spec", new MapNode { { "finalizers", finalizers } });
    }

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        switch (subresource)
        {
            case "status":
                Carry(item, old, "spec");
                break;
            case "finalize":
                Carry(item, old, "status");
                break;
            default:
                Carry(item, old, "spec");
                Carry(item, old, "status");
                break;
        }
    }

    public override bool HoldsDeletion(MapNode item) => item.GetList("spec", "finalizers") is { Count: > 0 };

    public override void PrepareForDelete(MapNode item)
    {
        item.GetMap("metadata")!.Remove("deletionGracePeriodSeconds");
        var status = item.GetMap("status")?.Copy() ?? new MapNode();
        status.Set("phase", "Terminating");
        item.Set("status", status);
    }

    public override void ValidateCreate(MapNode item, ValidationReport report)
    {
        base.ValidateCreate(item, report);
        CheckFinalizers(item, report);
    }

    public override void ValidateUpdate(MapNode item, MapNode old, string subresource, ValidationReport report)
    {
        base.ValidateUpdate(item, old, subresource, report);
        var phase = item.GetString("status", "phase") ?? "";
        var expected = item.Get("metadata", "deletionTimestamp") is null ? "Active" : "Terminating";
        if (subresource == "status" && phase != expected)
        {
            var when = expected == "Active" ? "empty" : "not empty";
            report.Errors.Add(FieldError.Invalid("status.Phase", phase, $"may only be '{expected}' if `deletionTimestamp` is {when}"));
        }

        if (subresource == "finalize")
        {
            CheckFinalizers(item, report);
        }
    }

    /// <summary>The finalizers of the spec have the names that those of the metadata have.</summary>
    private static void CheckFinalizers(MapNode item, ValidationReport report)
    {
        var names = (item.GetList("spec", "finalizers") ?? new ListNode()).Select(finalizer => (finalizer as StringNode)?.Value ?? "").ToList();
        for (var at = 0; at < names.Count; at++)
        {
            var path = $"spec.finalizers[{at}]";
            report.Errors.AddRange(NameRuleCheck.QualifiedName(names[at]).Select(fault => FieldError.Invalid(path, names[at], fault)));
            if (!names[at].Contains('/', StringComparison.Ordinal) && names[at] is not (Finalizer or "orphan" or "foregroundDeletion"))
            {
                report.Errors.Add(FieldError.Invalid(path, names[at], "name is neither a standard finalizer name nor is it fully qualified"));
            }
        }
    }

    public override void ApplyDefaults(MapNode item)
    {
        if (item.GetMap("metadata") is { } metadata && metadata.GetString("name") is { Length: > 0 } name)
        {
            metadata.GetOrAddMap("labels").Set(NameLabel, name);
        }
    }
}
