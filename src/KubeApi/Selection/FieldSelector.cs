namespace Flux.KubeApi.Selection;

/// <summary>A parsed <c>fieldSelector</c> parameter: all terms must hold.</summary>
internal sealed record FieldSelector(IReadOnlyList<FieldTerm> Terms)
{
    public static readonly FieldSelector Everything = new([]);

    public bool IsEverything => Terms.Count == 0;

    /// <summary>The single name that the selector asks for, or null.</summary>
    public string? ExactName => Terms.FirstOrDefault(term => term is { Field: "metadata.name", IsEqual: true })?.Value;
}
