namespace Flux.Kustomize.FieldSpecs;

/// <summary>The fields that may hold the name of an object of some type.</summary>
internal sealed record NameReference(TypeSelector Target, FieldSpecList Referrers);
