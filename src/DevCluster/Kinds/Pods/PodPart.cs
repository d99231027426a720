using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Pods;

/// <summary>The parts of a pod that change by subresources of their own. Whatever else such a request changes is dropped.</summary>
internal static class PodPart
{
    private const string Ephemeral = "ephemeralContainers";

    /// <summary>Leaves of a change to the spec only what belongs to the subresource.</summary>
    public static void Keep(MapNode item, MapNode old, string subresource)
    {
        var metadata = old.GetMap("metadata")!.Copy();
        foreach (var field in (ReadOnlySpan<string>)["resourceVersion", "managedFields"])
        {
            if (item.Get("metadata", field) is { } value)
            {
                metadata.Set(field, value);
            }
        }

        var spec = old.GetMap("spec")?.Copy() ?? new MapNode();
        if (subresource == "resize")
        {
            Resize(spec, item);
        }
        else if (item.Get("spec", Ephemeral) is ListNode { Count: > 0 } containers)
        {
            spec.Set(Ephemeral, containers);
        }
        else
        {
            spec.Remove(Ephemeral);
        }

        item.Set("metadata", metadata);
        item.Set("spec", spec);
    }

    /// <summary>Ephemeral containers are added, and stay as they are.</summary>
    public static void ValidateEphemeral(MapNode item, MapNode old, ValidationReport report)
    {
        foreach (var before in old.Items("spec", Ephemeral))
        {
            var name = before.GetString("name");
            var now = item.Items("spec", Ephemeral).FirstOrDefault(container => container.GetString("name") == name);
            if (!before.Equals(now))
            {
                report.Errors.Add(FieldError.Forbidden($"spec.{Ephemeral}", $"existing ephemeral containers \"{name}\" may not be {(now is null ? "removed" : "changed")}\n"));
            }
        }
    }

    private static void Resize(MapNode spec, MapNode item)
    {
        foreach (var field in (ReadOnlySpan<string>)["containers", "initContainers"])
        {
            foreach (var container in spec.Items(field))
            {
                var wanted = item.Items("spec", field).FirstOrDefault(candidate => candidate.GetString("name") == container.GetString("name"));
                foreach (var part in (ReadOnlySpan<string>)["resources", "resizePolicy"])
                {
                    if (wanted?[part] is { } value)
                    {
                        container.Set(part, value);
                    }
                }
            }
        }
    }
}
