namespace Flux.Manifests.StructuredMerge.Updating;

/// <summary>Who applies, and whether fields are taken from managers that own them with other values.</summary>
public readonly record struct ApplyClaim(string Manager, bool Force = false);
