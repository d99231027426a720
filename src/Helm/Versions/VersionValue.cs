using Flux.Helm.Templates.Functions.Data;
using Flux.Helm.Templates.Values;
using Flux.Manifests.Versions;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Versions;

/// <summary>A version as templates hold it: what <c>semver</c> returns.</summary>
internal sealed class VersionValue(SemanticVersion version) : GoObject, IJsonForm
{
    private static readonly G Struct = new("semver.Version", GoKind.Struct);
    public static readonly G Pointer = new("*semver.Version", GoKind.Pointer, Struct);

    public override GoType Type => Pointer;

    public override string Text => version.ToString();

    public object JsonForm => version.ToString();

    public override IReadOnlyList<KeyValuePair<string, object?>> PrintedFields =>
    [
        new("major", version.Major), new("minor", version.Minor), new("patch", version.Patch), new("pre", version.Prerelease),
        new("metadata", version.Metadata), new("original", version.Original),
    ];

    public override TemplateMethod? FindMethod(string name) => name switch
    {
        "Major" => Of(G.Uint64, version.Major),
        "Minor" => Of(G.Uint64, version.Minor),
        "Patch" => Of(G.Uint64, version.Patch),
        "Prerelease" => Of(G.String, version.Prerelease),
        "Metadata" => Of(G.String, version.Metadata),
        "Original" => Of(G.String, version.Original),
        "String" => Of(G.String, version.ToString()),
        "IncMajor" => Of(Pointer, new VersionValue(version.Increment(0))),
        "IncMinor" => Of(Pointer, new VersionValue(version.Increment(1))),
        "IncPatch" => Of(Pointer, new VersionValue(version.Increment(2))),
        "Compare" => Comparison(G.Int, order => (long)order),
        "Equal" => Comparison(G.Bool, order => order == 0),
        "LessThan" => Comparison(G.Bool, order => order < 0),
        "LessThanEqual" => Comparison(G.Bool, order => order <= 0),
        "GreaterThan" => Comparison(G.Bool, order => order > 0),
        "GreaterThanEqual" => Comparison(G.Bool, order => order >= 0),
        _ => null,
    };

    private static TemplateMethod Of(GoType type, object value) => new([], false, type, (_, _) => value);

    private TemplateMethod Comparison(GoType result, Func<int, object> judge) => new(
        [Pointer], false, result, (_, a) => judge(Math.Sign(version.CompareTo((a[0] as VersionValue ?? throw new TemplateCallException(Templates.Functions.Collections.Lists.NilPanic)).Version))));

    private SemanticVersion Version => version;
}
