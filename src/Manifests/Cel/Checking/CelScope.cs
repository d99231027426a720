using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Checking;

/// <summary>The names of loops around a place, innermost first.</summary>
internal sealed record CelScope(CelScope? Outer, string Name, CelType Type)
{
    public static CelType? Find(CelScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (scope.Name == name)
            {
                return scope.Type;
            }
        }

        return null;
    }
}
