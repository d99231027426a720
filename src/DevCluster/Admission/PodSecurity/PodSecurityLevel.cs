namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>The Pod Security Standards, each stricter than the one before.</summary>
internal enum PodSecurityLevel
{
    Privileged,
    Baseline,
    Restricted,
}
