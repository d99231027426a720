namespace Flux.Api.Toolkit;

public enum NamespaceState
{
    Missing,

    Active,

    /// <summary>It is being deleted; nothing may be added.</summary>
    Terminating,
}
