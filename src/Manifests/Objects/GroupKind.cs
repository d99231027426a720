namespace Flux.Manifests.Objects;

/// <summary>A kind without its version: what identifies an object across versions.</summary>
public readonly record struct GroupKind(string Group, string Kind)
{
    /// <summary><c>Deployment.apps</c>, or just <c>Pod</c> in the core group.</summary>
    public override string ToString() => Group.Length == 0 ? Kind : $"{Kind}.{Group}";
}
