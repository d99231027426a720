using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Functions.Time;

namespace Flux.Helm.Templates.Functions;

/// <summary>All functions of a chart's templates.</summary>
internal static class HelmFunctionTable
{
    public static readonly FunctionTable Instance = new([.. SprigGroups.Common, DurationFunctions.All, DataFunctions.All, HelmFunctions.All]);
}
