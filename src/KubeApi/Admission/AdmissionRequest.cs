using Flux.KubeApi.Audit;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Admission;

/// <summary>A write on its way to the store.</summary>
public sealed record AdmissionRequest
{
    public required AdmissionOperation Operation { get; init; }

    public required ResourceDefinition Resource { get; init; }

    public required string Version { get; init; }

    public required string Namespace { get; init; }

    /// <summary>Empty while a create has no name yet.</summary>
    public required string Name { get; init; }

    /// <summary>Empty for the object itself.</summary>
    public string Subresource { get; init; } = "";

    public required UserInfo User { get; init; }

    public bool DryRun { get; init; }

    /// <summary>The new state; may be changed while mutating. Null for a delete.</summary>
    public MapNode? Object { get; init; }

    /// <summary>The stored state; null for a create.</summary>
    public MapNode? OldObject { get; init; }

    public WriteOptions Options { get; init; } = new();

    public required ICollection<string> Warnings { get; init; }

    /// <summary>What admission wants to have in the audit log.</summary>
    public AuditAnnotations AuditAnnotations { get; init; } = new();

    /// <summary>Whether the plugins mutate once more.</summary>
    public Reinvocation Reinvocation { get => field ??= new Reinvocation(); private set; }

    /// <summary>Hands on what was noted on a copy of the request.</summary>
    public void CopyNotesTo(AdmissionRequest other)
    {
        foreach (var warning in Warnings)
        {
            other.Warnings.Add(warning);
        }

        foreach (var (name, value) in AuditAnnotations.Values)
        {
            other.AuditAnnotations.Add(name, value);
        }
    }
}
