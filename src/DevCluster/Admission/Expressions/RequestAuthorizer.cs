using Flux.KubeApi.Admission;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.Manifests.Cel.Admission;

namespace Flux.DevCluster.Admission.Expressions;

/// <summary>
/// Lets expressions ask the authorizer. Expressions cannot wait: what is not known at once is noted, the expression fails, and is
/// evaluated again once the answer is there.
/// </summary>
internal sealed class RequestAuthorizer(IAuthorizer authorizer, AdmissionRequest request) : ICelAuthorizer
{
    private const string AccountPrefix = "system:serviceaccount";

    private readonly Dictionary<CelAccess, CelAccessDecision> _known = [];
    private readonly List<(CelAccess Access, Task<AccessDecision> Decision)> _open = [];

    /// <summary>What <c>authorizer.requestResource</c> asks.</summary>
    public CelAccess RequestAccess => new()
    {
        Group = request.Resource.Group,
        Resource = request.Resource.Plural,
        Subresource = request.Subresource,
        Namespace = request.Namespace,
        Name = request.Name,
    };

    public CelAccessDecision Check(CelAccess access)
    {
        if (_known.TryGetValue(access, out var known))
        {
            return known;
        }

        var pending = authorizer.AuthorizeAsync(Attributes(access), CancellationToken.None);
        if (pending.IsCompletedSuccessfully)
        {
            // The task is complete: nothing is waited for.
            var decision = Known(pending.GetAwaiter().GetResult());
            _known[access] = decision;
            return decision;
        }

        _open.Add((access, pending.AsTask()));
        return new CelAccessDecision(false, "", "the authorizer has not answered yet");
    }

    /// <summary>Waits for the answers that were missing.</summary>
    /// <returns>Whether there were any: then expressions are to be evaluated again.</returns>
    public async ValueTask<bool> AnswerAsync(CancellationToken cancellationToken)
    {
        var open = _open.ToArray();
        _open.Clear();
        foreach (var (access, decision) in open)
        {
            _known[access] = Known(await decision.WaitAsync(cancellationToken).ConfigureAwait(false));
        }

        return open.Length > 0;
    }

    private static CelAccessDecision Known(AccessDecision decision) => new(decision.IsAllowed, decision.Reason, null);

    private AccessAttributes Attributes(CelAccess access) => new()
    {
        User = access.ServiceAccount is var (ns, name)
            ? new UserInfo($"{AccountPrefix}:{ns}:{name}", [$"{AccountPrefix}s", $"{AccountPrefix}s:{ns}", UserInfo.AuthenticatedGroup])
            : request.User,
        Verb = access.Verb,
        IsResource = access.Path is null,
        Path = access.Path ?? "",
        Group = access.Group,
        Version = "*",
        Resource = access.Resource,
        Subresource = access.Subresource,
        Namespace = access.Namespace,
        Name = access.Name,
    };
}
