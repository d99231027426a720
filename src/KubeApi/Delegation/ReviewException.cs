namespace Flux.KubeApi.Delegation;

/// <summary>A review got no answer. Whoever asked must then refuse.</summary>
public sealed class ReviewException(string message) : Exception(message);
