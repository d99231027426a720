namespace Flux.Kustomize.Substitution;

internal enum EnvSubstToken
{
    End,
    Open,
    Close,
    Word,
    Illegal,
}
