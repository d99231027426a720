namespace Flux.Manifests.Patching;

/// <summary>What a patch may cost. The defaults are the API server's.</summary>
public sealed record JsonPatchLimits
{
    public static readonly JsonPatchLimits Default = new();

    public int MaxOperations { get; init; } = 10_000;

    /// <summary>Bytes of JSON that all copy operations together may add.</summary>
    public long MaxCopiedBytes { get; init; } = 3 * 1024 * 1024;

    /// <summary>Whether to fail, as kustomize does, when the whole document is to be replaced by what is no object or list; else that has no effect.</summary>
    public bool RefusesOtherDocuments { get; init; }
}
