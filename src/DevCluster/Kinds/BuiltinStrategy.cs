using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>A built-in kind, composed of its rules.</summary>
internal class BuiltinStrategy : ResourceStrategy
{
    public NameRule Names { get; init; } = NameRule.Subdomain;

    public bool Status { get; init; }

    public bool Generation { get; init; }

    public bool CreatesOnUpdate { get; init; }

    public bool NeedsVersion { get; init; }

    public bool AnswersDeleted { get; init; }

    public bool Orphans { get; init; }

    /// <summary>Whether changes are checked by the rules of the whole object, its metadata included.</summary>
    public bool Rechecks { get; init; }

    /// <summary>Whether the kind's rules of changes leave the metadata to those of all kinds.</summary>
    public bool IgnoresMetadataChanges { get; init; }

    /// <summary>Fills in defaults.</summary>
    public Action<MapNode>? Defaults { get; init; }

    /// <summary>Completes an object that is being created, after its defaults.</summary>
    public Action<MapNode>? Creation { get; init; }

    /// <summary>Completes a change of the object itself; first the new, then the old object.</summary>
    public Action<MapNode, MapNode>? Change { get; init; }

    /// <summary>Rules of every write to the object itself.</summary>
    public Action<MapNode, ValidationReport>? Rules { get; init; }

    /// <summary>Rules of changes; first the new, then the old object.</summary>
    public Action<MapNode, MapNode, ValidationReport>? ChangeRules { get; init; }

    /// <summary>Whether refused changes are told before what is wrong with the object itself.</summary>
    public bool ChangesFirst { get; init; }

    /// <summary>Rules of writes to the status.</summary>
    public Action<MapNode, ValidationReport>? StatusRules { get; init; }

    public Func<MapNode, MapNode, bool>? Counts { get; init; }

    public Func<MapNode, DateTimeOffset, IReadOnlyList<Node>>? Row { get; init; }

    public Func<MapNode, string, string?>? Field { get; init; }

    public Func<string, string>? Refusal { get; init; }

    public override NameRule NameRule => Names;

    public override bool HasStatus => Status;

    public override bool HasGeneration => Generation;

    public override bool AllowsCreateOnUpdate => CreatesOnUpdate;

    public override bool AllowsUnconditionalUpdate => !NeedsVersion;

    public override bool RechecksMetadata => Rechecks;

    public override bool RechecksMetadataChanges => !IgnoresMetadataChanges;

    public override bool ReturnsDeletedObject => AnswersDeleted;

    public override bool OrphansByDefault => Orphans;

    public override void ApplyDefaults(MapNode item) => Defaults?.Invoke(item);

    public override void PrepareForCreate(MapNode item)
    {
        if (Status)
        {
            item.Remove("status");
        }

        Creation?.Invoke(item);
    }

    public override void PrepareForUpdate(MapNode item, MapNode old, string subresource)
    {
        if (subresource.Length == 0)
        {
            Change?.Invoke(item, old);
        }

        if (!Status)
        {
            return;
        }

        if (subresource == "status")
        {
            Carry(item, old, "spec");
            CarryMetadata(item, old, "labels");
        }
        else
        {
            Carry(item, old, "status");
        }
    }

    public override void ValidateCreate(MapNode item, ValidationReport report) => Rules?.Invoke(item, report);

    public override void ValidateUpdate(MapNode item, MapNode old, string subresource, ValidationReport report)
    {
        if (subresource == "status")
        {
            StatusRules?.Invoke(item, report);
        }
        else if (subresource is "" or "scale")
        {
            if (ChangesFirst)
            {
                ChangeRules?.Invoke(item, old, report);
            }

            Rules?.Invoke(item, report);
            if (!ChangesFirst)
            {
                ChangeRules?.Invoke(item, old, report);
            }
        }
    }

    public override bool ChangesSpec(MapNode item, MapNode old) => Counts?.Invoke(item, old) ?? base.ChangesSpec(item, old);

    public override IReadOnlyList<Node>? Cells(MapNode item, DateTimeOffset now) => Row?.Invoke(item, now);

    public override string? FieldRefusal(string field) => Refusal?.Invoke(field);

    public override string? SelectableField(MapNode item, string field) => Field?.Invoke(item, field);

    protected static void CarryMetadata(MapNode item, MapNode old, string field)
    {
        if (item.GetMap("metadata") is { } metadata)
        {
            if (old.Get("metadata", field) is { } value)
            {
                metadata.Set(field, value.DeepClone());
            }
            else
            {
                metadata.Remove(field);
            }
        }
    }
}
