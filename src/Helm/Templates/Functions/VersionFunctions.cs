using Flux.Helm.Templates.Values;
using Flux.Helm.Versions;
using Flux.Manifests.Versions;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions;

/// <summary>semver and semverCompare.</summary>
internal static class VersionFunctions
{
    public static FunctionGroup All { get; } = new()
    {
        { "semver", [G.String], VersionValue.Pointer, a => new VersionValue(Parse(a.Text(0))) },
        { "semverCompare", [G.String, G.String], G.Bool, a => Compare(a.Text(0), a.Text(1)) },
    };

    private static SemanticVersion Parse(string text) => SemanticVersion.TryParse(text, out var error) ?? throw new TemplateCallException(error!);

    private static bool Compare(string constraint, string version)
    {
        var parsed = VersionConstraint.TryParse(constraint, out var error) ?? throw new TemplateCallException(error!);
        return parsed.IsSatisfiedBy(Parse(version));
    }
}
