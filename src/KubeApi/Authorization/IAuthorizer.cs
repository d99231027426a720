namespace Flux.KubeApi.Authorization;

/// <summary>Decides who may do what.</summary>
public interface IAuthorizer
{
    ValueTask<AccessDecision> AuthorizeAsync(AccessAttributes attributes, CancellationToken cancellationToken);
}
