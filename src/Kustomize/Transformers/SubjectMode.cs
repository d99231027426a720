namespace Flux.Kustomize.Transformers;

/// <summary>Which subjects of role bindings get the namespace.</summary>
internal enum SubjectMode
{
    /// <summary>Those named <c>default</c>.</summary>
    DefaultOnly,
    AllServiceAccounts,
    None,
}
