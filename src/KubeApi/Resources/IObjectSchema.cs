using Flux.Manifests.Nodes;
using Flux.Manifests.Patching;
using Flux.Manifests.StructuredMerge.Typing;

namespace Flux.KubeApi.Resources;

/// <summary>What one version of a kind accepts. Thread-safe; objects are changed in place.</summary>
public interface IObjectSchema
{
    /// <summary>Brings what a client sent to the form the server works with: unknown fields are dropped and reported, values get their types.</summary>
    /// <exception cref="Errors.ApiException">A value cannot be of the field's type (400).</exception>
    void Decode(MapNode body, DecodeReport report);

    /// <summary>Fills in absent fields.</summary>
    void Default(MapNode item);

    /// <summary>Adds the fields that are printed even when nothing is set in them.</summary>
    void Complete(MapNode item)
    {
    }

    /// <summary>The faults of the values. <paramref name="old"/> is the stored object for an update: what it had wrong already may stay.</summary>
    void Validate(MapNode item, MapNode? old, ValidationReport report);

    /// <summary>Validates an object whose status alone was written. Errors name their fields another way then, where the kind is custom.</summary>
    void ValidateStatus(MapNode item, MapNode old, ValidationReport report) => Validate(item, old, report);

    /// <summary>The schema as the OpenAPI document publishes it; null for none.</summary>
    OpenApi.OpenApiComponent? OpenApi { get; }

    /// <summary>How server-side apply sees the fields; null when that is deduced from the values.</summary>
    TypedSchema? MergeType => null;

    /// <summary>How strategic merge patches see the fields; null for kinds that do not take them.</summary>
    IPatchSchema? PatchSchema => null;
}
