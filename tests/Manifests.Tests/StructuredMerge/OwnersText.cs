using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Manifests.Tests.StructuredMerge;

/// <summary>Reads managedFields as text says it, without the code that is tested: each manager with its paths as the model writes them.</summary>
internal static class OwnersText
{
    public static Dictionary<string, string> Read(MapNode value)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in (value.GetList("metadata", "managedFields") ?? []).OfType<MapNode>())
        {
            var paths = new List<string>();
            Collect(entry.GetMap("fieldsV1")!, "", paths);
            var name = entry.GetString("manager");
            var key = entry.GetString("operation") == "Apply" ? $"{name}/Apply" : $"{name}/Update/{entry.GetString("apiVersion")}/{entry.GetString("subresource")}";
            owners.Add(key, string.Join(' ', paths.Order(StringComparer.Ordinal)));
        }

        return owners;
    }

    private static void Collect(MapNode fields, string path, List<string> paths)
    {
        foreach (var (key, value) in fields)
        {
            if (key == ".")
            {
                paths.Add(path);
                continue;
            }

            var below = path + Element(key);
            var children = (MapNode)value;
            if (children.Count == 0)
            {
                paths.Add(below);
            }

            Collect(children, below, paths);
        }
    }

    private static string Element(string key) => key[..2] switch
    {
        "f:" => "." + key[2..],
        "k:" => $"[name=\"{(JsonNodeReader.Read(key[2..]) as MapNode).GetString("name")}\"]",
        _ => $"[={key[2..]}]",
    };
}
