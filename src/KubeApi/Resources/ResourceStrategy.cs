using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;

namespace Flux.KubeApi.Resources;

/// <summary>What is particular to a kind beyond its schema. The base class is the generic kind; all methods are pure functions of their arguments.</summary>
public class ResourceStrategy
{
    public static readonly ResourceStrategy Default = new();

    public virtual NameRule NameRule => NameRule.Subdomain;

    /// <summary>Whether a PUT on a missing object creates it.</summary>
    public virtual bool AllowsCreateOnUpdate => false;

    /// <summary>Whether a PUT without resourceVersion overwrites whatever is there.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>Whether DELETE answers the deleted object rather than a Status.</summary>
    public virtual bool ReturnsDeletedObject => false;

    /// <summary>Whether <c>metadata.generation</c> counts changes of the spec.</summary>
    public virtual bool HasGeneration => false;

    /// <summary>Whether dependents are orphaned when the caller does not say.</summary>
    public virtual bool OrphansByDefault => false;

    /// <summary>Whether the kind's own rules check changes of the metadata, too, as those of nearly all kinds do: faults are told once more.</summary>
    public virtual bool RechecksMetadataChanges => true;

    /// <summary>Whether the kind's own rules check the whole metadata at an update, too: faults are told once more.</summary>
    public virtual bool RechecksMetadata => false;

    /// <summary>What a table row says of an object besides its cells, such as that it is over; null for nothing.</summary>
    public virtual ListNode? RowConditions(MapNode item) => null;

    /// <summary>Completes an object that is about to be created: drops what clients may not set.</summary>
    public virtual void PrepareForCreate(MapNode item)
    {
        if (HasStatus)
        {
            item.Remove("status");
        }
    }

    /// <summary>Completes an update: carries over what it may not change.</summary>
    /// <param name="subresource">Empty for the object itself.</param>
    public virtual void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        if (!HasStatus)
        {
            return;
        }

        if (subresource == "status")
        {
            KeepAllButStatus(item, old);
        }
        else
        {
            Carry(item, old, "status");
        }
    }

    /// <summary>Whether the kind has a status that only its subresource writes.</summary>
    public virtual bool HasStatus => false;

    /// <summary>Fills in defaults that the schema does not express.</summary>
    public virtual void ApplyDefaults(MapNode item)
    {
    }

    public virtual void ValidateCreate(MapNode item, ValidationReport report)
    {
    }

    public virtual void ValidateUpdate(MapNode item, MapNode old, string subresource, ValidationReport report)
    {
    }

    /// <summary>Whether an update is one of the spec, for <see cref="HasGeneration"/>.</summary>
    public virtual bool ChangesSpec(MapNode item, MapNode old) => !Same(item["spec"], old["spec"]);

    /// <summary>The cells of one table row; null for those of the columns' JSON paths.</summary>
    public virtual IReadOnlyList<Node>? Cells(MapNode item, DateTimeOffset now) => null;

    /// <summary>Whether lists can be selected by <c>metadata.namespace</c>; a few kinds without namespaces refuse it.</summary>
    public virtual bool SelectsByNamespace => true;

    /// <summary>How a field is refused that lists cannot be selected by; null for the usual text.</summary>
    public virtual string? FieldRefusal(string field) => null;

    /// <summary>The value that a field selector compares; null when this kind does not know the field.</summary>
    public virtual string? SelectableField(MapNode item, string field) => null;

    /// <summary>Seconds of grace that a delete gives, which may change the object (it is only marked then); 0 for at once.</summary>
    public virtual long GracePeriod(MapNode item, long? requested) => 0;

    /// <summary>Whether <see cref="GracePeriod"/> applies to this kind at all.</summary>
    public virtual bool HasGracefulDeletion => false;

    /// <summary>Whether an object that is being deleted stays for a reason of its kind, besides finalizers and grace.</summary>
    public virtual bool HoldsDeletion(MapNode item) => false;

    /// <summary>Whether being marked as deleted counts as a change of the spec.</summary>
    public virtual bool CountsDeletion => true;

    /// <summary>Completes an object that is marked as being deleted.</summary>
    public virtual void PrepareForDelete(MapNode item)
    {
    }

    /// <summary>Which fields can be owned through which subresource; null for the usual split between object and status.</summary>
    public virtual IReadOnlyDictionary<string, FieldFilter>? OwnershipFilters => null;

    protected static bool Same(Node? left, Node? right) => left is null ? right is null : right is not null && left.Equals(right);

    /// <summary>Replaces a field by the old object's, or removes it when the old one has none.</summary>
    protected static void Carry(MapNode item, MapNode old, string field)
    {
        if (old[field] is { } value)
        {
            item.Set(field, value.DeepClone());
        }
        else
        {
            item.Remove(field);
        }
    }

    private static void KeepAllButStatus(MapNode item, MapNode old)
    {
        var status = item["status"];
        var metadata = item["metadata"];
        item.Clear();
        foreach (var (key, value) in old)
        {
            if (key != "status")
            {
                item.Set(key, value.DeepClone());
            }
        }

        if (metadata is not null)
        {
            item.Set("metadata", MetadataOfStatusUpdate((MapNode)metadata, old.GetMap("metadata")));
        }

        if (status is not null)
        {
            item.Set("status", status);
        }
    }

    private static MapNode MetadataOfStatusUpdate(MapNode sent, MapNode? old)
    {
        var metadata = old?.Copy() ?? new MapNode();
        foreach (var field in (ReadOnlySpan<string>)["managedFields", "resourceVersion"])
        {
            if (sent[field] is { } value)
            {
                metadata.Set(field, value.DeepClone());
            }
            else
            {
                metadata.Remove(field);
            }
        }

        return metadata;
    }
}
