namespace Flux.KubeApi.Resources;

/// <summary>One version of a kind as it is served.</summary>
public sealed class ServedVersion
{
    /// <summary>Such as <c>v1</c> or <c>v2beta1</c>.</summary>
    public required string Name { get; init; }

    public IObjectSchema Schema { get; init; } = OpenObjectSchema.Instance;

    /// <summary>The columns of a <c>Table</c>; empty means name and age.</summary>
    public IReadOnlyList<PrinterColumn> Columns { get; init; } = [];

    public IReadOnlyList<Subresource> Subresources { get; init; } = [];

    /// <summary>Paths beyond metadata.name and metadata.namespace that a field selector may name, without leading dot.</summary>
    public IReadOnlyList<string> SelectableFields { get; init; } = [];

    /// <summary>A text for the Warning header of every request to this version; null when it is current.</summary>
    public string? Deprecation { get; init; }

    public Subresource? FindSubresource(string name)
    {
        foreach (var subresource in Subresources)
        {
            if (subresource.Name == name)
            {
                return subresource;
            }
        }

        return null;
    }
}
