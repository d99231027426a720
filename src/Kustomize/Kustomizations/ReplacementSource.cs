namespace Flux.Kustomize.Kustomizations;

/// <summary>The field a replacement takes its value from.</summary>
internal sealed record ReplacementSource(ResourceSelector Selector, string FieldPath, FieldOptions? Options)
{
    /// <summary>The source as messages show it.</summary>
    public string Describe()
    {
        var text = FieldPath.Length == 0 ? Selector.ToString() : $"{Selector}:{FieldPath}";
        return Options is null || (Options.Delimiter.Length == 0 && !Options.Create)
            ? text
            : $"{text}:{Options.Delimiter}({Options.Index}), create={(Options.Create ? "true" : "false")}";
    }
}
