using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>Errors of a schema, those of its rules apart: they are reported after all others.</summary>
internal sealed class SchemaErrors
{
    public List<FieldError> Schema { get; } = [];

    public List<FieldError> Rules { get; } = [];
}
