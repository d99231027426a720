using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Definitions;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.CustomResources;

/// <summary>What may change in a CustomResourceDefinition: nothing that its stored objects depend on.</summary>
internal static class DefinitionChanges
{
    private static readonly string[][] Fixed = [["group"], ["names", "plural"]];
    private static readonly string[][] FixedWhenEstablished = [["scope"], ["names", "kind"]];

    public static void Validate(MapNode item, MapNode old, string subresource, List<FieldError> errors)
    {
        if (subresource.Length == 0)
        {
            // The name was checked when it was given; the versions that are stored are checked below.
            errors.AddRange(DefinitionValidator.Validate(item).Where(error => error.Field is not ("metadata.name" or "status.storedVersions")));
            var isFixed = DefinitionStatus.IsEstablished(old) ? FixedWhenEstablished.Concat(Fixed) : Fixed;
            errors.AddRange(isFixed.Where(path => Differs(item, old, path)).Select(path => FieldError.Invalid(
                "spec." + string.Join('.', path), item.GetMap("spec")?.Get(path) ?? NullNode.Instance, "field is immutable")));
        }

        ValidateStoredVersions(item, errors);
    }

    private static bool Differs(MapNode item, MapNode old, string[] path)
    {
        var now = item.GetMap("spec")?.Get(path);
        var before = old.GetMap("spec")?.Get(path);
        return now is null ? before is not null : !now.Equals(before);
    }

    private static void ValidateStoredVersions(MapNode item, List<FieldError> errors)
    {
        var versions = (item.GetList("spec", "versions") ?? []).Select(version => version.GetString("name")).ToHashSet(StringComparer.Ordinal);
        var stored = item.GetList("status", "storedVersions") ?? [];
        for (var i = 0; i < stored.Count; i++)
        {
            if (stored[i] is StringNode version && !versions.Contains(version.Value))
            {
                var name = version.Value;
                errors.Add(FieldError.Invalid(
                    $"status.storedVersions[{i}]",
                    name,
                    $"missing from spec.versions; {name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in {name} and removes {name} from status.storedVersions"));
            }
        }
    }
}
