namespace Flux.Manifests.Cel.Admission;

/// <summary>What an expression asks whether somebody may do it.</summary>
public sealed record CelAccess
{
    /// <summary>The ServiceAccount that is asked about, as namespace and name; null for whoever makes the request.</summary>
    public (string Namespace, string Name)? ServiceAccount { get; init; }

    public string Verb { get; init; } = "";

    /// <summary>Set for paths that are no resources; the fields below have no meaning then.</summary>
    public string? Path { get; init; }

    public string Group { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Namespace { get; init; } = "";

    public string Name { get; init; } = "";
}
