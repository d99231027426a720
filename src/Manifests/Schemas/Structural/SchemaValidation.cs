using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>What validating a resource found.</summary>
/// <param name="Errors">In the order in which the API server reports them; empty when the resource is valid.</param>
/// <param name="Warnings">Failed rules that are not held against an update, since what they speak of did not change.</param>
public sealed record SchemaValidation(IReadOnlyList<FieldError> Errors, IReadOnlyList<string> Warnings);
