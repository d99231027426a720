namespace Flux.KubeApi.Typed;

/// <summary>A value is not of its field's type. Caught by <see cref="TypedObjectSchema"/>, which knows the kind to name.</summary>
internal sealed class TypedDecodeException(string message, string? conversionFault = null) : Exception(message)
{
    /// <summary>How a conversion between types would put it; null when the value is of the right type but malformed.</summary>
    public string? ConversionFault => conversionFault;
}
