using Flux.Manifests.Nodes;

namespace Flux.Manifests.Yaml.Composing;

/// <summary>
/// Adds entries to maps: keys become strings, duplicates are reported or win, <c>&lt;&lt;</c> merges. Under the merge rules of
/// go-yaml a later entry wins whether it was written or merged.
/// </summary>
internal sealed class MapAssembler(DeferredErrors errors, YamlReadOptions options, bool mayMerge)
{
    private readonly bool _reportsDuplicates = options.RejectDuplicateKeys || options.OnDuplicateKey is not null;

    /// <summary>
    /// For reports only, and only of maps where it matters: those with keys that are no strings, and all where merging occurs.
    /// </summary>
    private readonly Dictionary<MapNode, MapDetails> _details = new(ReferenceEqualityComparer.Instance);

    public void Add(MapNode map, Node key, in NodeInfo keyInfo, Node value, in NodeInfo valueInfo)
    {
        if (keyInfo.IsMergeKey)
        {
            Merge(map, value, valueInfo);
            return;
        }

        if (key is MapNode or ListNode)
        {
            errors.AddDecoding($"invalid map key: {GoSyntax.OfValue(key)}");
            return;
        }

        if (!ScalarComposer.TryGetKeyText(key, keyInfo.Resolved, out var text))
        {
            var type = keyInfo.Resolved.Kind == ScalarKind.Null ? "%!s(<nil>)" : "uint64";
            errors.AddConversion($"unsupported map key of type: {type}, key: {GoSyntax.OfKey("", keyInfo.Resolved)}, value: {GoSyntax.OfValue(value)}");
            return;
        }

        Add(map, text, keyInfo.Resolved, value, valueInfo.Line);
    }

    public void Add(MapNode map, string key, ResolvedScalar resolved, Node value, int line)
    {
        if (_reportsDuplicates)
        {
            ReportDuplicate(map, key, resolved, line);
        }

        map.Set(key, value);
    }

    /// <summary>A copy of a map is as good a source for merging as the map itself.</summary>
    public void CopyDetails(Node source, Node copy)
    {
        if (source is MapNode from && copy is MapNode to && _details.TryGetValue(from, out var details))
        {
            _details[to] = details;
        }
    }

    private void ReportDuplicate(MapNode map, string key, ResolvedScalar resolved, int line)
    {
        var kind = KeyKind(resolved);
        _details.TryGetValue(map, out var details);
        if (map.ContainsKey(key) && (details?.KindOf(key) ?? ScalarKind.String) == kind)
        {
            Report(GoSyntax.OfKey(key, resolved), line);
        }

        if (mayMerge || kind != ScalarKind.String || details is not null)
        {
            if (details is null)
            {
                _details.Add(map, details = new MapDetails());
            }

            details.Set(key, line, kind);
        }
    }

    private void Merge(MapNode map, Node value, in NodeInfo info)
    {
        if (value is MapNode single)
        {
            MergeOne(map, single);
        }
        else if (value is ListNode list && !info.IsAlias && list.All(item => item is MapNode))
        {
            // Earlier maps take precedence, so they come last.
            for (var i = list.Count - 1; i >= 0; i--)
            {
                MergeOne(map, (MapNode)list[i]);
            }
        }
        else
        {
            errors.AddDecoding("map merge requires map or sequence of maps as the value");
        }
    }

    private void MergeOne(MapNode map, MapNode source)
    {
        var details = _reportsDuplicates ? _details.GetValueOrDefault(source) : null;
        foreach (var (key, value) in source)
        {
            var kind = details?.KindOf(key) ?? ScalarKind.String;
            Add(map, key, new ResolvedScalar(kind), value, details?.LineOf(key) ?? 0);
        }
    }

    private void Report(string key, int line)
    {
        var error = new ManifestError($"key {key} already set in map", line + 1);
        if (options.OnDuplicateKey is { } report)
        {
            report(error);
        }
        else
        {
            errors.AddDuplicate(error);
        }
    }

    private static ScalarKind KeyKind(ResolvedScalar resolved) =>
        resolved.Kind is ScalarKind.Boolean or ScalarKind.Integer or ScalarKind.Float ? resolved.Kind : ScalarKind.String;
}
