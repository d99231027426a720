using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Semantic versions.</summary>
internal static class SemverFunctions
{
    public static IEnumerable<CelFunction> All { get; } =
    [
        CelFunction.Declare("semver", ToSemver, "string_to_semver: (string) -> semver", "string_bool_to_semver: (string, bool) -> semver"),
        CelFunction.Declare("isSemver", IsSemver, "is_semver_string: (string) -> bool", "is_semver_string_bool: (string, bool) -> bool"),
        CelFunction.Declare("isGreaterThan", static a => Compare(a, static order => CelValue.Of(order > 0)), "semver_is_greater_than: semver.(semver) -> bool"),
        CelFunction.Declare("isLessThan", static a => Compare(a, static order => CelValue.Of(order < 0)), "semver_is_less_than: semver.(semver) -> bool"),
        CelFunction.Declare("compareTo", static a => Compare(a, static order => CelValue.Of((long)Math.Sign(order))), "semver_compare_to: semver.(semver) -> int"),
        Part("major", static version => version.Major),
        Part("minor", static version => version.Minor),
        Part("patch", static version => version.Patch),
    ];

    private static CelFunction Part(string name, Func<CelSemver, ulong> part) => CelFunction.Declare(
        name, arguments => Of(arguments[0]) is { } version ? CelValue.Of((long)part(version)) : CelValue.NoSuchOverload, $"semver_{name}: semver.() -> int");

    private static CelSemver? Of(CelValue value) => value.Kind == CelKind.Opaque ? value.AsOpaque as CelSemver : null;

    private static CelValue Compare(ReadOnlySpan<CelValue> arguments, Func<int, CelValue> result) =>
        Of(arguments[0]) is { } left && Of(arguments[1]) is { } right ? result(left.CompareTo(right)) : CelValue.NoSuchOverload;

    private static CelValue ToSemver(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.String || (arguments.Length == 2 && arguments[1].Kind != CelKind.Bool))
        {
            return CelValue.NoSuchOverload;
        }

        try
        {
            var text = arguments[0].AsString;
            return CelValue.Of(arguments.Length == 2 && arguments[1].AsBool ? CelSemver.ParseLoosely(text) : CelSemver.Parse(text));
        }
        catch (FormatException error)
        {
            return CelValue.Error(error.Message);
        }
    }

    private static CelValue IsSemver(ReadOnlySpan<CelValue> arguments)
    {
        var version = ToSemver(arguments);
        return version.IsError && version.Message == CelValue.NoSuchOverload.Message ? version : CelValue.Of(!version.IsError);
    }
}
