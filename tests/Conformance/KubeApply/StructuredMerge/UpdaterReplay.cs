using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.StructuredMerge.Values;

namespace Flux.Conformance.KubeApply.StructuredMerge;

/// <summary>A sequence of applies and updates on one object.</summary>
internal sealed class UpdaterReplay
{
    private readonly MapNode _case;
    private readonly RenamingConverter _converter;
    private readonly Updater _updater;
    private readonly string _firstVersion;
    private TypedValue? _live;
    private IReadOnlyDictionary<string, VersionedSet> _managers = new Dictionary<string, VersionedSet>();

    private UpdaterReplay(MapNode item, SchemaSource schema)
    {
        _case = item;
        _converter = new RenamingConverter(item.GetMap("types")!, item.GetMap("renames"), schema);
        _updater = new Updater(_converter, Filters(item) is { } filters ? filters.GetValueOrDefault : null);
        _firstVersion = item.GetMap("types")!.Keys.First();
    }

    public static string? Run(MapNode item, SchemaSource schema)
    {
        var replay = new UpdaterReplay(item, schema);
        var steps = item.GetList("steps")!.OfType<MapNode>().ToList();
        var wants = item.GetList("want", "see")!.OfType<MapNode>().ToList();
        for (var i = 0; i < steps.Count && i < wants.Count; i++)
        {
            if (replay.Step(steps[i], wants[i]) is { } difference)
            {
                return $"step {i} {steps[i]}: {difference}";
            }
        }

        return null;
    }

    private string? Step(MapNode step, MapNode want)
    {
        UpdaterResult result;
        try
        {
            if (step.GetString("do") == "schema")
            {
                ChangeSchema(new SchemaSource(step["schema"]));
                return Expect.Text("error", want.GetString("error"), null);
            }

            result = Perform(step);
        }
        catch (StructuredMergeException error)
        {
            return Expect.Text("error", want.GetString("error"), error.Message);
        }

        if (result.Conflicts.Count > 0)
        {
            return Expect.Text("error", want.GetString("error"), FieldConflict.Describe(result.Conflicts)) ?? Conflicts(want, result);
        }

        _managers = result.Managers!;
        _live = result.Value ?? _live;
        return Expect.Text("error", want.GetString("error"), null)
            ?? Expect.Value("live", want["live"], _live!.Value)
            ?? Managers(want)
            ?? Noop(step, want, result);
    }

    private string? Noop(MapNode step, MapNode want, UpdaterResult result)
    {
        // The flag of the library that returns the object where nothing changed belongs to its caller here.
        var reports = step.GetString("do") != "update" && _case.GetBoolean("returnInputOnNoop") is not true;
        return reports ? Expect.Flag("noop", want["noop"] ?? BooleanNode.False, result.Value is null) : null;
    }

    private UpdaterResult Perform(MapNode step)
    {
        string manager = step.GetString("manager")!, version = step.GetString("version")!, operation = step.GetString("do")!;
        var given = _converter.Type(step["object"] ?? NullNode.Instance, version, allowDuplicates: operation == "update");
        _live ??= _converter.Type(NullNode.Instance, _firstVersion, allowDuplicates: true);
        _live = _converter.Convert(_live, version)!;
        if (operation == "update")
        {
            return _updater.Update(_live, given, version, _managers, manager);
        }

        if (operation == "extractApply")
        {
            var own = _managers.TryGetValue(manager, out var owned) ? owned.Set.Leaves() : PathSet.Empty;
            given = _live.ExtractItems(own).Merge(given);
        }

        return _updater.Apply(_live, given, version, _managers, new ApplyClaim(manager, operation != "apply"));
    }

    private void ChangeSchema(SchemaSource schema)
    {
        var version = _live is null ? _firstVersion : _converter.VersionOf(_live);
        _converter.Schema = schema;
        _live = _live is null ? null : _converter.Type(_live.Value, version, allowDuplicates: true);
    }

    private string? Managers(MapNode want)
    {
        var wanted = want.GetMap("managers")!;
        if (!wanted.Keys.Order(StringComparer.Ordinal).SequenceEqual(_managers.Keys.Order(StringComparer.Ordinal)))
        {
            return $"managers: wanted {wanted}\ngot {string.Join(' ', _managers.Select(m => $"{m.Key}={m.Value.Set.ToFieldsV1()}"))}";
        }

        foreach (var (name, entry) in wanted)
        {
            var owned = _managers[name];
            var difference = Expect.Set(name, entry.Get("set"), owned.Set)
                ?? Expect.Flag(name + " applied", entry.Get("applied"), owned.IsApplied)
                ?? Expect.Text(name + " version", entry.GetString("version"), owned.Version);
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Conflicts(MapNode want, UpdaterResult result)
    {
        var got = result.Conflicts.Select(conflict => $"{conflict.Manager} {conflict.Path}");
        var wanted = want.GetList("conflicts")!.Select(conflict => $"{conflict.GetString("manager")} {conflict.GetString("path")}");
        return Expect.Text("conflicts", string.Join('\n', wanted), string.Join('\n', got));
    }

    private static Dictionary<string, FieldFilter>? Filters(MapNode item)
    {
        if (item.GetMap("ignored") is { } ignored)
        {
            return ignored.ToDictionary(entry => entry.Key, entry => FieldFilter.Excluding(Expect.ReadSet(entry.Value)));
        }

        return item.GetMap("include")?.ToDictionary(
            entry => entry.Key,
            entry => FieldFilter.Including(((ListNode)entry.Value).OfType<ListNode>().Select(Prefix)));
    }

    private static IReadOnlyList<PathElement?> Prefix(ListNode elements) =>
        [.. elements.Select(element => element is StringNode { Value: not "*" } name ? PathElement.OfField(name.Value) : null)];
}
