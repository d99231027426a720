namespace Flux.Kustomize.Kustomizations;

/// <summary>A patch given by file or text, with the resources it is for.</summary>
internal sealed record PatchEntry
{
    public string Path { get; init; } = "";

    public string Patch { get; init; } = "";

    public ResourceSelector? Target { get; init; }

    public bool AllowNameChange { get; init; }

    public bool AllowKindChange { get; init; }

    /// <summary>The entry as messages show it: YAML of the fields that are set.</summary>
    public required string Description { get; init; }
}
