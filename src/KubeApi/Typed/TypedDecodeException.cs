namespace Flux.KubeApi.Typed;

/// <summary>A value is not of its field's type. Caught by <see cref="TypedObjectSchema"/>, which knows the kind to name.</summary>
internal sealed class TypedDecodeException(string message) : Exception(message);
