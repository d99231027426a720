namespace Flux.KubeApi.Delegation;

/// <summary>How long answers about users are believed. The defaults are those of Kubernetes' own extension servers.</summary>
public sealed class DelegationOptions
{
    /// <summary>How long a valid token or a granted access is believed. Default 10 s: so late a revocation may be noticed.</summary>
    public TimeSpan AllowedFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an unknown token or a refused access is believed. Default 10 s.</summary>
    public TimeSpan RefusedFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a failure to answer is repeated without asking again. Default 1 s, so that an outage is not a storm.</summary>
    public TimeSpan FailedFor { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait for one answer. Default 10 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The most answers that are kept. Default 10,000.</summary>
    public int Capacity { get; set; } = 10_000;
}
