using Flux.Conformance.KubeHttp;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeApply.Server;

/// <summary>Compares answers with this corpus' recordings, which leave out or reduce some parts.</summary>
internal static class ServerAnswer
{
    public static string? Compare(TemplateMatcher matcher, MapNode want, Answer answer)
    {
        if (want["body"] is StringNode text)
        {
            return text.Value == answer.Text ? null : $"{answer.Text}, wanted {text.Value}";
        }

        var body = answer.Body as MapNode ?? new MapNode();
        if (want.Get("body", "versions") is ListNode)
        {
            body = DefinitionDigest.Of(body);
        }

        if (want.GetString("body", "metadata", "name") == "<generated>")
        {
            body.GetMap("metadata")?.Set("name", "<generated>");
        }

        return (want["body"] is MapNode wanted ? CompareMaps(matcher, ErrorOrder.Sort(wanted), ErrorOrder.Sort(body)) : null) ?? Warnings(want, answer);
    }

    private static string? CompareMaps(TemplateMatcher matcher, MapNode want, MapNode got)
    {
        if (want.GetList("items") is { } names && names.All(name => name is StringNode))
        {
            var items = new ListNode((got.GetList("items") ?? []).Select(item => (Node)(item.GetString("metadata", "name") ?? "")));
            return items.Equals(names) ? null : $"items {items}, wanted {names}";
        }

        return matcher.Compare(want, Reduced(want, got), "/body");
    }

    /// <summary>The parts that the recording has, where it has only parts: some answers were picked from, tables are without descriptions and objects.</summary>
    private static MapNode Reduced(MapNode want, MapNode got)
    {
        var isWhole = want.ContainsKey("apiVersion") && want.GetString("kind") != "Table";
        if (isWhole)
        {
            return SortedOwners(got);
        }

        var reduced = new MapNode();
        foreach (var (key, value) in got)
        {
            if (want[key] is { } counterpart)
            {
                reduced.Set(key, Part(counterpart, value));
            }
        }

        return reduced;
    }

    private static Node Part(Node want, Node got)
    {
        if (want is StringNode { Value: "<doc>" } && got is StringNode)
        {
            return want;
        }

        if (want is MapNode wanted && got is MapNode map)
        {
            var parts = wanted.Copy();
            parts.Remove("apiVersion");
            var reduced = Reduced(parts, map);
            if (wanted.ContainsKey("apiVersion") && map["apiVersion"] is { } apiVersion)
            {
                reduced.Set("apiVersion", apiVersion);
            }

            return reduced;
        }

        return want is ListNode list && got is ListNode other && list.Count == other.Count ? new ListNode(list.Zip(other, Part)) : got;
    }

    /// <summary>The recording has the owners by operation, manager, version and subresource; the server also by time.</summary>
    private static MapNode SortedOwners(MapNode got)
    {
        if (got.GetList("metadata", "managedFields") is not { } owners)
        {
            return got;
        }

        var copy = got.Copy();
        copy.GetMap("metadata")!.Set("managedFields", new ListNode(owners
            .OrderBy(owner => owner.GetString("operation"), StringComparer.Ordinal)
            .ThenBy(owner => owner.GetString("manager"), StringComparer.Ordinal)
            .ThenBy(owner => owner.GetString("apiVersion"), StringComparer.Ordinal)
            .ThenBy(owner => owner.GetString("subresource") ?? "", StringComparer.Ordinal)
            .Select(owner => owner.DeepClone())));
        return copy;
    }

    private static string? Warnings(MapNode want, Answer answer)
    {
        if (want.GetList("warnings") is not { } warnings)
        {
            return null;
        }

        var got = new ListNode((answer.Headers.GetValueOrDefault("Warning") ?? []).Select(warning => (Node)warning));
        return warnings.Equals(got) ? null : $"warnings {got}, wanted {warnings}";
    }
}
