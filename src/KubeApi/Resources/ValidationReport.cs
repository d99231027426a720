using Flux.Manifests.Validation;

namespace Flux.KubeApi.Resources;

/// <summary>Faults that refuse a write, and warnings that accompany it.</summary>
public sealed class ValidationReport
{
    public List<FieldError> Errors { get; } = [];

    public List<string> Warnings { get; } = [];
}
