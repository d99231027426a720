using Flux.Manifests.Cel.Types;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Cel.Functions;

/// <summary>A format of strings, such as <c>format.dns1123Label()</c>.</summary>
/// <param name="Faults">What is wrong with a text; empty when it has the format.</param>
/// <param name="RegexSize">The length of a pattern that would check it, for costs.</param>
internal sealed record CelNamedFormat(string Name, Func<string, IReadOnlyList<string>> Faults, int RegexSize) : ICelOpaque
{
    public CelType Type => CelTypes.Format;

    public bool IsEqual(ICelOpaque other) => other is CelNamedFormat format && format.Name == Name;

    public override string ToString() => Name;
}
