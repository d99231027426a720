using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Admission;

/// <summary>An authorizer, or a question to it that is being put together.</summary>
/// <param name="Type">How far the question is: the authorizer itself, a path, a group, or a resource.</param>
internal sealed record AuthorizerValue(CelType Type, ICelAuthorizer Authorizer, CelAccess Access) : ICelOpaque
{
    public bool IsEqual(ICelOpaque other) => other is AuthorizerValue value && value.Type.Equals(Type) && value.Access == Access;
}
