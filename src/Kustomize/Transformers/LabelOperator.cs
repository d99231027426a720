namespace Flux.Kustomize.Transformers;

internal enum LabelOperator
{
    In,
    NotIn,
    Exists,
    NotExists,
    GreaterThan,
    LessThan,
}
