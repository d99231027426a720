using Flux.Kustomize.FieldSpecs;

namespace Flux.Kustomize.Kustomizations;

/// <summary>A variable that stands for a field of an object.</summary>
internal sealed record Variable(string Name, TypeSelector Types, string ObjectName, string ObjectNamespace, string FieldPath)
{
    public override string ToString() => $"{{{Name} {Types} {{{FieldPath}}}}}";
}
