using Flux.Manifests.Nodes;

namespace Flux.Manifests.JsonPaths;

/// <summary>One step of a template. What its members mean depends on the kind.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">A field's name, an identifier, or a filter's operator.</param>
internal sealed record Step(StepKind Kind, string Name = "")
{
    /// <summary>The value of a text, number or boolean.</summary>
    public Node? Literal { get; init; }

    public SliceBounds Bounds { get; init; }

    /// <summary>The steps of an action; the alternatives of a union as actions; the two sides of a filter as actions.</summary>
    public IReadOnlyList<Step> Children { get; init; } = [];
}
