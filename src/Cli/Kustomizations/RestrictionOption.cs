using System.CommandLine;
using Flux.Kustomize.Building;

namespace Flux.Cli.Kustomizations;

/// <summary>The option by which files outside a kustomization's own directory are allowed, named as in kubectl.</summary>
internal static class RestrictionOption
{
    private const string RootOnly = "LoadRestrictionsRootOnly";
    private const string None = "LoadRestrictionsNone";

    public static Option<string> Create()
    {
        var option = new Option<string>("--load-restrictor")
        {
            Description = $"Whether kustomizations may load files from outside their directory: {RootOnly} or {None}.",
            DefaultValueFactory = _ => RootOnly,
        };
        option.AcceptOnlyFromAmong(RootOnly, None);
        return option;
    }

    public static LoadRestriction Parse(string value) => value == None ? LoadRestriction.None : LoadRestriction.RootOnly;
}
