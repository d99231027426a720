namespace Flux.Kustomize.Trees;

internal enum TreeKind : byte
{
    Scalar,
    Map,
    List,
}
