using Flux.KubeApi.Resources;

namespace Flux.DevCluster.Kinds;

/// <summary>Roles and bindings: their names may have colons.</summary>
internal class RbacStrategy() : BuiltinStrategy(hasStatus: false)
{
    public override NameRule NameRule => NameRule.PathSegment;
}
