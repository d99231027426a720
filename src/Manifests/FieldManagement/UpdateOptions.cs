namespace Flux.Manifests.FieldManagement;

/// <summary>Who writes an object, and through what.</summary>
public sealed record UpdateOptions
{
    /// <summary>The field manager.</summary>
    public required string Manager { get; init; }

    /// <summary>Group and version of the request and of the new object.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>The subresource of the request; null for the resource itself.</summary>
    public string? Subresource { get; init; }
}
