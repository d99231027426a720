namespace Flux.Kustomize.Resources;

/// <summary>The last touch to a resource's annotations: what was for the build goes, what was asked for comes.</summary>
internal static class OutputAnnotations
{
    /// <summary>True for configuration that is not meant for the cluster.</summary>
    public static bool IsLocal(Resource resource) =>
        resource.Root.Get("metadata", "annotations")?.Get(BuildAnnotations.LocalConfig) is { } mark && mark.Text != "false";

    public static void Finish(Resource resource, bool showsOrigin, bool showsTransformations)
    {
        var metadata = resource.Root.Get("metadata");
        if (metadata?.Get("annotations") is null && !showsOrigin && !showsTransformations)
        {
            return;
        }

        var texts = resource.Texts("annotations");
        foreach (var name in BuildAnnotations.Removed)
        {
            texts.Remove(name);
        }

        Set(texts, BuildAnnotations.Origin, showsOrigin ? resource.Origin?.Write() : null);
        var transformations = string.Concat(resource.Transformations.Select(origin => origin.Write("- ", "  ")));
        Set(texts, BuildAnnotations.Transformations, showsTransformations && transformations.Length > 0 ? transformations : null);
        resource.SetTexts("annotations", texts);
    }

    private static void Set(Dictionary<string, string> texts, string name, string? value)
    {
        if (value is null)
        {
            texts.Remove(name);
        }
        else
        {
            texts[name] = value;
        }
    }
}
