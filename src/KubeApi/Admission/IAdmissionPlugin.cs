namespace Flux.KubeApi.Admission;

/// <summary>A rule about writes that looks beyond the object itself. Plugins run in the order of registration.</summary>
public interface IAdmissionPlugin
{
    /// <summary>May complete the object.</summary>
    /// <exception cref="Errors.ApiException">The write is refused.</exception>
    ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>Sees the final object.</summary>
    /// <exception cref="Errors.ApiException">The write is refused.</exception>
    ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
