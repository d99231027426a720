using Flux.DevCluster.Access;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>A signing request says who made it, whatever its maker says; and who decides on it must be allowed to for its signer.</summary>
internal sealed class SigningRequestAdmission(IAuthorizer authorizer) : IAdmissionPlugin
{
    private static readonly ResourceKey Requests = new("certificates.k8s.io", "certificatesigningrequests");

    public ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request.Resource.StorageKey == Requests && request.Operation == AdmissionOperation.Create && request.Object.GetMap("spec") is { } spec)
        {
            var user = UserNode.Of(request.User);
            foreach (var field in (ReadOnlySpan<string>)["username", "uid", "groups", "extra"])
            {
                spec.Remove(field);
                if (user[field] is { } value)
                {
                    spec.Set(field, value);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask ValidateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        var (verb, deed) = request.Subresource == "approval" ? ("approve", "approve requests with") : ("sign", "sign requests with");
        if (request.Resource.StorageKey != Requests || request.Subresource.Length == 0 || request.OldObject is not { } old
            || (request.Subresource == "status" && Equals(request.Object.GetString("status", "certificate"), old.GetString("status", "certificate"))
                && !request.Object.Items("status", "conditions").Any(condition => condition.GetString("type") == "Failed")))
        {
            return;
        }

        var signer = old.GetString("spec", "signerName") ?? "";
        foreach (var name in (string[])[signer, signer.Split('/')[0] + "/*"])
        {
            var question = new AccessAttributes { User = request.User, Verb = verb, Group = Requests.Group, Resource = "signers", Name = name };
            if ((await authorizer.AuthorizeAsync(question, cancellationToken).ConfigureAwait(false)).IsAllowed)
            {
                return;
            }
        }

        throw ApiErrors.Forbidden(request.Resource, request.Name, $"user not permitted to {deed} signerName \"{signer}\"");
    }
}
