namespace Flux.Helm.Templates.Evaluation;

/// <summary>What functions may know of the world.</summary>
internal sealed record RenderEnvironment(TimeProvider Clock)
{
    /// <summary>Linting: <c>required</c> and <c>fail</c> do not end the render.</summary>
    public bool IsLint { get; init; }

    /// <summary>Takes what is logged where an error is passed over.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Answers <c>lookup</c>; null gives empty answers.</summary>
    public Func<string, string, string, string, Values.GoMap>? Lookup { get; init; }
}
