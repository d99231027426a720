using Flux.KubeApi.Authentication;

namespace Flux.KubeApi.Authorization;

/// <summary>Tells whether a user has any rule that lets it impersonate somebody, which decides the text of a refusal.</summary>
internal interface IImpersonationInsight
{
    ValueTask<bool> HasAnyImpersonationRuleAsync(UserInfo user, CancellationToken cancellationToken);
}
