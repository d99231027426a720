namespace Flux.KubeApi.FlowControl;

/// <summary>Requests that share a fair share.</summary>
/// <param name="Key">What tells this flow from others: a tenant, a namespace, a user.</param>
/// <param name="Schema">The class of callers, of which answers carry the identifier.</param>
public readonly record struct Flow(string Key, FlowSchema Schema);
