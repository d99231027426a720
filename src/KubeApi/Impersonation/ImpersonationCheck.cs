using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Impersonation;

/// <summary>Lets callers act as others when they may.</summary>
internal sealed class ImpersonationCheck(IAuthorizer authorizer)
{
    private const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>The user that the request is to be made as.</summary>
    /// <exception cref="ApiException">400 or 403</exception>
    public async ValueTask<UserInfo> ApplyAsync(UserInfo caller, RequestInfo info, HttpContext http)
    {
        var wanted = ImpersonatedUser.Read(http.Request.Headers);
        if (wanted is null)
        {
            return caller;
        }

        if (wanted.Name.Length == 0)
        {
            throw ApiErrors.BadRequest($"requested {wanted.Describe()} without impersonating a user name");
        }

        foreach (var attributes in Questions(caller, wanted))
        {
            var decision = await authorizer.AuthorizeAsync(attributes, http.RequestAborted).ConfigureAwait(false);
            if (!decision.IsAllowed)
            {
                throw await RefuseAsync(attributes, caller, wanted, info, http).ConfigureAwait(false);
            }
        }

        return wanted.ToUser();
    }

    private static IEnumerable<AccessAttributes> Questions(UserInfo caller, ImpersonatedUser wanted)
    {
        yield return wanted.ServiceAccount is var (ns, name)
            ? new AccessAttributes { User = caller, Verb = "impersonate", Resource = "serviceaccounts", Namespace = ns, Name = name }
            : new AccessAttributes { User = caller, Verb = "impersonate", Resource = "users", Name = wanted.Name };
        foreach (var group in wanted.Groups)
        {
            yield return new AccessAttributes { User = caller, Verb = "impersonate", Resource = "groups", Name = group };
        }

        foreach (var (key, values) in wanted.Extra)
        {
            foreach (var value in values)
            {
                yield return new AccessAttributes { User = caller, Verb = "impersonate", Group = "authentication.k8s.io", Resource = "userextras", Subresource = key, Name = value };
            }
        }

        if (wanted.Uid.Length > 0)
        {
            yield return new AccessAttributes { User = caller, Verb = "impersonate", Group = "authentication.k8s.io", Resource = "uids", Name = wanted.Uid };
        }
    }

    /// <summary>
    /// Callers with some right to impersonate are told which right they lack; for all others the constrained form of
    /// impersonation was tried first, and its refusal is what they see.
    /// </summary>
    private async ValueTask<ApiException> RefuseAsync(AccessAttributes refused, UserInfo caller, ImpersonatedUser wanted, RequestInfo info, HttpContext http)
    {
        var mayImpersonate = authorizer is IImpersonationInsight insight && await insight.HasAnyImpersonationRuleAsync(caller, http.RequestAborted).ConfigureAwait(false);
        if (mayImpersonate)
        {
            return AccessCheck.Forbidden(refused, "");
        }

        var mode = wanted.ServiceAccount is not null ? "serviceaccount" : wanted.Name.StartsWith("system:node:", StringComparison.Ordinal) ? "arbitrary-node" : "user-info";
        var attributes = AccessCheck.Attributes(caller, info, http.Request) with { Verb = $"impersonate-on:{mode}:{info.Verb}" };
        return AccessCheck.Forbidden(attributes, "");
    }

    public static bool IsServiceAccount(string name) => name.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal);
}
