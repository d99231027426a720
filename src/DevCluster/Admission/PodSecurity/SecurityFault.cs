namespace Flux.DevCluster.Admission.PodSecurity;

/// <param name="Reason">What is violated, without the pod's particulars.</param>
/// <param name="Detail">Where; empty when there is nothing to add.</param>
internal readonly record struct SecurityFault(string Reason, string Detail)
{
    public override string ToString() => Detail.Length == 0 ? Reason : $"{Reason} ({Detail})";
}
