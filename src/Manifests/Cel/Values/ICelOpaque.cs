using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Values;

/// <summary>A value with a type of its own.</summary>
public interface ICelOpaque
{
    CelType Type { get; }

    /// <summary>Equality as the expression <c>a == b</c> sees it.</summary>
    bool IsEqual(ICelOpaque other);

    /// <summary>The length that costs are counted by; 1 for values without length.</summary>
    long Size => 1;
}
