using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Applies a function to values of any kind, none of them an error; kinds it is not made for end in <c>no such overload</c>.</summary>
internal delegate CelValue CelImplementation(ReadOnlySpan<CelValue> arguments);

/// <summary>A function: its signatures and what it does.</summary>
internal sealed record CelFunction(string Name, IReadOnlyList<CelOverload> Overloads, CelImplementation Apply)
{
    /// <param name="signatures">Such as <c>add_int: (int, int) -> int</c>, or <c>trim: string.() -> string</c> for receivers.</param>
    public static CelFunction Declare(string name, CelImplementation apply, params string[] signatures) =>
        new(name, [.. signatures.Select(CelSignature.Parse)], apply);

    /// <summary>A function that also has the signatures of another of its name, which is tried when the first does not apply.</summary>
    public CelFunction MergedWith(CelFunction other)
    {
        var first = Apply;
        return new CelFunction(Name, [.. Overloads, .. other.Overloads], arguments =>
        {
            var result = first(arguments);
            return result.IsError && result.Message == CelValue.NoSuchOverload.Message ? other.Apply(arguments) : result;
        });
    }
}
