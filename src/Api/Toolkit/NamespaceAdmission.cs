using Flux.KubeApi.Admission;
using Flux.KubeApi.Errors;

namespace Flux.Api.Toolkit;

/// <summary>Objects are created only in namespaces that exist in the home cluster and stay.</summary>
internal sealed class NamespaceAdmission(IHomeNamespaces namespaces) : IAdmissionPlugin
{
    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Operation != AdmissionOperation.Create || request.Namespace.Length == 0 || request.Subresource.Length > 0)
        {
            return;
        }

        switch (await namespaces.FindAsync(request.Namespace, cancellationToken).ConfigureAwait(false))
        {
            case NamespaceState.Missing:
                throw ApiErrors.NotFound("", "namespaces", request.Namespace);
            case NamespaceState.Terminating:
                throw ApiErrors.Forbidden(request.Resource, request.Name, $"unable to create new content in namespace {request.Namespace} because it is being terminated");
        }
    }
}
