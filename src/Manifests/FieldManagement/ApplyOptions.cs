namespace Flux.Manifests.FieldManagement;

/// <summary>How a patch is applied.</summary>
public sealed record ApplyOptions
{
    /// <summary>The field manager.</summary>
    public required string Manager { get; init; }

    /// <summary>Group and version of the request, which the patch must have too.</summary>
    public required string ApiVersion { get; init; }

    /// <summary>Takes fields from managers that own them with other values.</summary>
    public bool Force { get; init; }

    /// <summary>The subresource of the request; null for the resource itself.</summary>
    public string? Subresource { get; init; }
}
