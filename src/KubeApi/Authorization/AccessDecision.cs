namespace Flux.KubeApi.Authorization;

/// <param name="Reason">Why it is allowed, or what could not be evaluated; may be empty.</param>
public readonly record struct AccessDecision(bool IsAllowed, string Reason);
