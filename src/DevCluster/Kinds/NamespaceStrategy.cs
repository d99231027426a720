using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds;

/// <summary>Namespaces wait for their contents: the finalizer in their spec is removed by the namespace controller.</summary>
internal sealed class NamespaceStrategy : BuiltinStrategy
{
    private const string NameLabel = "kubernetes.io/metadata.name";

    public override bool SelectsByNamespace => false;

    public override bool HasStatus => true;

    public override NameRule NameRule => NameRule.LabelWithoutDots;

    public override bool ReturnsDeletedObject => true;

    public override void PrepareForCreate(MapNode item)
    {
        item.Set("status", new MapNode { { "phase", "Active" } });
        item.Set("spec", new MapNode { { "finalizers", new ListNode { "kubernetes" } } });
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
    }

    public override void ApplyDefaults(MapNode item)
    {
        if (item.GetMap("metadata") is { } metadata && metadata.GetString("name") is { Length: > 0 } name)
        {
            metadata.GetOrAddMap("labels").Set(NameLabel, name);
        }
    }
}
