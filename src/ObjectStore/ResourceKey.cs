namespace Flux.ObjectStore;

/// <summary>A kind as it is stored: API group and plural resource name. Versions of a kind share one place in the store.</summary>
/// <param name="Group">The API group; empty for the core group.</param>
/// <param name="Resource">Plural, lower case: <c>deployments</c>.</param>
public readonly record struct ResourceKey(string Group, string Resource)
{
    public override string ToString() => Group.Length == 0 ? Resource : $"{Resource}.{Group}";
}
