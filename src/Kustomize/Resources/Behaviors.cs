namespace Flux.Kustomize.Resources;

/// <summary>The names of <see cref="GenerationBehavior"/>.</summary>
internal static class Behaviors
{
    public static GenerationBehavior Parse(string text) => text switch
    {
        "create" => GenerationBehavior.Create,
        "replace" => GenerationBehavior.Replace,
        "merge" => GenerationBehavior.Merge,
        _ => GenerationBehavior.Unspecified,
    };
}
