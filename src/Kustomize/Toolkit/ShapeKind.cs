namespace Flux.Kustomize.Toolkit;

internal enum ShapeKind
{
    Text,
    Flag,
    Integer,
    Texts,
    TextMap,
    Object,
    Objects,
    Anything,
}
