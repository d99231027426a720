namespace Flux.Manifests.StructuredMerge.Values;

/// <summary>Where a value does not fit its schema, and how. The path grows as the walk unwinds.</summary>
internal sealed class ValueError(string message)
{
    public string Path { get; set; } = "";

    public override string ToString() => Path.Length == 0 ? message : $"{Path}: {message}";
}
