namespace Flux.Manifests.Cel.Environments;

/// <summary>Where compiling an expression failed.</summary>
public enum CelStage
{
    /// <summary>Its syntax or its types.</summary>
    Compile,

    /// <summary>A constant part of it cannot be evaluated.</summary>
    Program,
}
