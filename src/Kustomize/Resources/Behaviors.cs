namespace Flux.Kustomize.Resources;

/// <summary>The names of <see cref="GenerationBehavior"/>.</summary>
internal static class Behaviors
{
    public static string Describe(GenerationBehavior behavior) => behavior switch
    {
        GenerationBehavior.Create => "create",
        GenerationBehavior.Replace => "replace",
        GenerationBehavior.Merge => "merge",
        _ => "unspecified",
    };

    public static GenerationBehavior Parse(string text) => text switch
    {
        "create" => GenerationBehavior.Create,
        "replace" => GenerationBehavior.Replace,
        "merge" => GenerationBehavior.Merge,
        _ => GenerationBehavior.Unspecified,
    };
}
