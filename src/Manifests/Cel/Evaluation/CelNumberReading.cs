namespace Flux.Manifests.Cel.Evaluation;

/// <summary>What type the numbers of a manifest have in expressions.</summary>
public enum CelNumberReading
{
    /// <summary>Integers are <c>int</c>, others <c>double</c>.</summary>
    ByText,

    /// <summary>All are <c>double</c>, as they are in decoded JSON of programs written in Go.</summary>
    AsDouble,
}
