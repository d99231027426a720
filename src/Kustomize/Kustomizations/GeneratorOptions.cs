namespace Flux.Kustomize.Kustomizations;

/// <summary>What generated objects carry besides their data.</summary>
internal sealed record GeneratorOptions(
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations,
    bool DisableNameSuffixHash,
    bool Immutable)
{
    /// <summary>The options of one generator under those of its kustomization: a flag set there cannot be unset here.</summary>
    public static GeneratorOptions? Merge(GeneratorOptions? local, GeneratorOptions? global)
    {
        if (global is null || local is null)
        {
            return local ?? global;
        }

        return new GeneratorOptions(
            Merge(local.Labels, global.Labels),
            Merge(local.Annotations, global.Annotations),
            local.DisableNameSuffixHash || global.DisableNameSuffixHash,
            local.Immutable || global.Immutable);
    }

    private static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> local, IReadOnlyDictionary<string, string> global)
    {
        var result = new Dictionary<string, string>(global, StringComparer.Ordinal);
        foreach (var (key, value) in local)
        {
            result[key] = value;
        }

        return result;
    }
}
