namespace Flux.Manifests.Quantities;

/// <summary>How a quantity is printed.</summary>
public enum QuantityFormat
{
    /// <summary><c>1k</c>, <c>500m</c></summary>
    DecimalSI,

    /// <summary><c>1Ki</c>, <c>16Gi</c></summary>
    BinarySI,

    /// <summary><c>1e3</c></summary>
    DecimalExponent,
}
