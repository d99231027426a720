using System.Text;
using Flux.Apply.Ordering;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Yaml;

namespace Flux.Apply.Reading;

/// <summary>
/// Reads a stream of YAML documents or JSON values as Flux does: lists are expanded, what has no apiVersion, kind or name and
/// Kustomize's own configuration are dropped.
/// </summary>
public static class ManifestReader
{
    private const string Separator = "---\n";

    public static ManifestReading Read(ReadOnlyMemory<byte> utf8)
    {
        var stream = new ManifestStream(utf8);
        var objects = new List<MapNode>();
        while (stream.Next(out var value, out var error))
        {
            error ??= Add(value!, objects);
            if (error is not null)
            {
                return new ManifestReading(objects, error);
            }
        }

        return new ManifestReading(objects, null);
    }

    public static ManifestReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Objects as a stream of YAML documents, each followed by a separator.</summary>
    public static string Write(IEnumerable<MapNode> objects)
    {
        var output = new StringBuilder();
        foreach (var value in objects)
        {
            output.Append(YamlWriter.Write(value)).Append(Separator);
        }

        return output.ToString();
    }

    private static string? Add(MapNode value, List<MapNode> objects)
    {
        if (value["items"] is ListNode items)
        {
            foreach (var item in items)
            {
                if (item is not MapNode map)
                {
                    return "items member is not an object: map[string]interface {}";
                }

                objects.Add(map);
            }

            return null;
        }

        var manifest = new ManifestObject(value);
        if (ObjectClass.IsComplete(manifest) && !ObjectClass.IsKustomizeConfig(manifest))
        {
            objects.Add(value);
        }

        return null;
    }
}
