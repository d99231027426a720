using Flux.Apply.Applying;
using Flux.Apply.Diffing;
using Flux.Apply.Pruning;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;

namespace Flux.Conformance.KubeApply.Managing;

/// <summary>The options of a recorded call, as the library spells them, in the engine's own terms.</summary>
internal static class ManagerOptions
{
    private const string OwnerGroup = "kustomize.toolkit.fluxcd.io";

    public static ApplyOptions ForApply(MapNode call)
    {
        var options = call.GetMap("options") ?? new MapNode();
        var known = (options.GetList("cleanup", "fieldManagers") ?? []).Select(rule => rule.GetString("name")!)
            .Except(["kubectl", "before-first-apply", call.GetString("fieldManager")!]);
        return new ApplyOptions
        {
            FieldManager = call.GetString("fieldManager")!,
            OwnerGroup = OwnerGroup,
            Force = options.GetBoolean("force") == true,
            MigrateApiVersion = options.GetBoolean("migrateAPIVersion") == true,
            OverrideManagers = [.. known.Distinct()],
            CustomStageKinds = StageKinds(options["customStageKinds"]),
            IgnoreRules = Rules(options.GetList("driftIgnoreRules")),
            Concurrency = 1,
        };
    }

    public static DriftOptions ForDrift(MapNode call)
    {
        var options = call.GetMap("options") ?? new MapNode();
        var isDiff = call.GetString("op") == "mgr";
        return new DriftOptions
        {
            FieldManager = call.GetString("fieldManager")!,
            Exclusions = Selector(options.GetMap(isDiff ? "exclusionSelector" : "exclusion")),
            IgnoreRules = Rules(options.GetList(isDiff ? "driftIgnoreRules" : "rules")),
            MaskSecrets = options.GetBoolean("mask") == true,
            ContinueOnFailure = options.GetBoolean("graceful") == true,
            CountsRemovedMetadata = isDiff,
        };
    }

    public static PruneOptions ForPrune(MapNode call)
    {
        var owners = (call.GetMap("options", "Inclusions") ?? new MapNode()).ToDictionary(label => label.Key, label => ((StringNode)label.Value).Value);
        return new PruneOptions(OwnerGroup, owners);
    }

    /// <exception cref="FormatException">A rule selects by a pattern that cannot be understood.</exception>
    private static IgnoreRule[] Rules(ListNode? rules) => [.. (rules ?? []).Select(rule =>
    {
        var selector = rule.GetMap("Selector");
        var parts = new ObjectPatternParts(
            selector.GetString("Group"), selector.GetString("Version"), selector.GetString("Kind"), selector.GetString("Name"),
            selector.GetString("Namespace"), selector.GetString("LabelSelector"), selector.GetString("AnnotationSelector"));
        var target = ObjectPattern.TryCompile(parts, out var fault) ?? throw new FormatException($"failed to create ignore rule selector: {fault}");
        return new IgnoreRule([.. rule.GetList("Paths")!.OfType<StringNode>().Select(path => path.Value)], target);
    })];

    private static MetadataRule[] Selector(MapNode? selector) => [.. (selector ?? []).Select(rule => new MetadataRule(rule.Key, ((StringNode)rule.Value).Value))];

    private static HashSet<GroupKind> StageKinds(Node? kinds) => kinds is not ListNode list
        ? []
        : [.. list.Select(kind => new GroupKind(kind.GetString("group") ?? kind.GetString("Group") ?? "", kind.GetString("kind") ?? kind.GetString("Kind") ?? ""))];
}
