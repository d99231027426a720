using Flux.Kustomize.FieldSpecs;

namespace Flux.Kustomize.Kustomizations;

/// <summary>Selects resources by type, name, namespace, labels and annotations; empty parts select all.</summary>
internal sealed record ResourceSelector(
    TypeSelector Types, string Name, string Namespace, string AnnotationSelector = "", string LabelSelector = "")
{
    /// <summary>True when nothing but labels and annotations is asked for.</summary>
    public bool IsEmptyId => Types == TypeSelector.Any && Name.Length == 0 && Namespace.Length == 0;

    public override string ToString() =>
        $"{Types}/{(Name.Length == 0 ? "[noName]" : Name)}.{(Namespace.Length == 0 ? "[noNs]" : Namespace)}";
}
