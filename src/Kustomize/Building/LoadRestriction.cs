namespace Flux.Kustomize.Building;

/// <summary>Which files a kustomization may name.</summary>
public enum LoadRestriction
{
    /// <summary>Only those in or below its own directory. Bases may lie anywhere in the file system.</summary>
    RootOnly,

    /// <summary>Any in the file system.</summary>
    None,
}
