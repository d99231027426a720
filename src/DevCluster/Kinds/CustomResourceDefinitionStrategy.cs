using Flux.DevCluster.CustomResources;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Definitions;

namespace Flux.DevCluster.Kinds;

/// <summary>CustomResourceDefinitions: names and defaults are completed as the API server does.</summary>
internal sealed class CustomResourceDefinitionStrategy : BuiltinStrategy
{
    public override bool HasStatus => true;

    public override bool CountsDeletion => false;

    public override bool HasGeneration => true;

    public override bool AllowsUnconditionalUpdate => false;

    public override bool ReturnsDeletedObject => true;

    public override void PrepareForCreate(MapNode item)
    {
        var stored = (item.GetList("spec", "versions") ?? []).OfType<MapNode>().FirstOrDefault(version => version.GetBoolean("storage") == true)?.GetString("name");
        item.Set("status", new MapNode
        {
            { "conditions", NullNode.Instance },
            { "acceptedNames", new MapNode { { "plural", "" }, { "kind", "" } } },
            { "storedVersions", stored is null ? NullNode.Instance : new ListNode { stored } },
        });
    }

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        base.PrepareForUpdate(item, old, subresource);
        if (subresource.Length == 0)
        {
            DefinitionStatus.NoteStoredVersion(item);
        }
    }

    public override void ValidateCreate(MapNode item, ValidationReport report)
    {
        // Looks at the metadata, too.
        report.Errors.Clear();
        report.Errors.AddRange(DefinitionValidator.Validate(item));
    }

    public override void ValidateUpdate(MapNode item, MapNode old, string subresource, ValidationReport report) =>
        DefinitionChanges.Validate(item, old, subresource, report.Errors);

    public override void PrepareForDelete(MapNode item)
    {
        item.GetMap("metadata")!.Remove("deletionGracePeriodSeconds");
        DefinitionDeletion.Mark(item);
    }

    public override void ApplyDefaults(MapNode item)
    {
        if (item.GetMap("spec") is not { } spec)
        {
            return;
        }

        spec.TryAdd("conversion", new MapNode { { "strategy", "None" } });
        if (spec.GetMap("names") is { } names && names.GetString("kind") is { Length: > 0 } kind)
        {
            names.TryAdd("singular", kind.ToLowerInvariant());
            names.TryAdd("listKind", kind + "List");
        }
    }
}
