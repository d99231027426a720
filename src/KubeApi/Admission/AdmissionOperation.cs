namespace Flux.KubeApi.Admission;

public enum AdmissionOperation
{
    Create,
    Update,
    Delete,
    Connect,
}
