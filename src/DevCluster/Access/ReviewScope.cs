namespace Flux.DevCluster.Access;

/// <summary>Whom and what an access review may ask about.</summary>
internal enum ReviewScope
{
    /// <summary>The caller.</summary>
    Self,

    /// <summary>Anybody.</summary>
    Anybody,

    /// <summary>Anybody, in one namespace.</summary>
    Namespace,
}
