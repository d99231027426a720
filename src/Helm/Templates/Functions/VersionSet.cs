using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary><c>.Capabilities.APIVersions</c>: strings with a method.</summary>
internal static class VersionSet
{
    public static readonly GoType Type = new("common.VersionSet", GoKind.Slice, GoType.String, GoType.StringSlice);

    public static TemplateMethod? FindMethod(GoList list, string name) => name == "Has"
        ? new TemplateMethod([GoType.String], false, GoType.Bool, (_, arguments) => list.Items.Contains(arguments[0]))
        : null;
}
