using Flux.Manifests.Cel.Admission;
using Flux.Manifests.Cel.Functions;
using Flux.Manifests.Cel.Syntax;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Environments;

/// <summary>The environments in use: that of Kubernetes' custom resources, and those of the toolkit.</summary>
public static class CelEnvironments
{
    /// <summary>Rules of custom resources, as Kubernetes 1.36 evaluates them. Declares no variables.</summary>
    public static CelEnvironment Kubernetes { get; } = new(KubernetesOptions([]));

    /// <summary>What admission evaluates: the same with questions to the authorizer. Declares no variables.</summary>
    internal static CelEnvironment Admission { get; } = new(KubernetesOptions(AuthorizerFunctions.All));

    /// <summary>What mutating policies evaluate: the same with the messages that they make. Declares no variables.</summary>
    internal static CelEnvironment Mutation { get; } = new(KubernetesOptions([.. AuthorizerFunctions.All, .. JsonPatchFunctions.All]) with { HasPatchTypes = true });

    /// <summary>Health checks of any object: its top-level fields are variables, and nothing is known of their types.</summary>
    public static CelEnvironment Unchecked { get; } = new(new CelEnvironmentOptions
    {
        Functions = ToolkitLibrary(),
        Macros = CelMacroSet.Optional,
        IsChecked = false,
    });

    /// <summary>Expressions over objects with names, such as <c>self</c> and <c>dep</c>.</summary>
    public static CelEnvironment Toolkit(params IEnumerable<string> objects) => ToolkitBase.WithVariables(
        objects.Select(name => KeyValuePair.Create(name, CelType.Map(CelType.String, CelType.Dyn))));

    private static CelEnvironmentOptions KubernetesOptions(IEnumerable<CelFunction> more) => new()
    {
        Functions = CelEnvironmentOptions.Library(
            Standard(), OptionalFunctions.All, StringFunctions.All, SetFunctions.All, RegexFunctions.All, UrlFunctions.All,
            IpFunctions.All, CidrFunctions.All, QuantityFunctions.All, SemverFunctions.All, FormatFunctions.All, ListFunctions.All, MapFunctions.All, more),
        Macros = CelMacroSet.Optional | CelMacroSet.TwoVariables | CelMacroSet.SortBy,
        ChecksLiterals = true,
        HasKubernetesTypes = true,
    };

    private static CelEnvironment ToolkitBase { get; } = new(new CelEnvironmentOptions
    {
        Functions = ToolkitLibrary(),
        Macros = CelMacroSet.Optional,
        MixesFormatArguments = true,
    });

    private static System.Collections.Frozen.FrozenDictionary<string, CelFunction> ToolkitLibrary() => CelEnvironmentOptions.Library(
        Standard(), OptionalFunctions.All, StringFunctions.All, [StringFunctions.Reverse], SetFunctions.All, EncoderFunctions.All);

    private static IEnumerable<CelFunction> Standard() =>
        [.. StandardOperators.All, .. StandardConversions.All, .. StandardStrings.All, .. StandardTimes.All];
}
