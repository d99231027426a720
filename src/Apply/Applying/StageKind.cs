namespace Flux.Apply.Applying;

/// <summary>The stages in their order.</summary>
internal enum StageKind
{
    /// <summary>CRDs, namespaces, cluster roles: applied, then waited for.</summary>
    Definitions,

    /// <summary>Kinds named …Class: applied, then waited for.</summary>
    Classes,

    /// <summary>Kinds that the operator named: applied, not waited for.</summary>
    Custom,

    Others,
}
