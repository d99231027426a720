using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Checking;

/// <summary>The types of literals.</summary>
internal static class CelConstants
{
    public static CelType TypeOf(CelValue value) => CelRuntimeTypes.Of(value);
}
