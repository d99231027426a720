namespace Flux.Contracts.Objects;

/// <summary>An object of the toolkit as its controller reads it. What is written back is written field by field, so that nothing unknown is lost.</summary>
/// <typeparam name="TSpec">The kind's spec.</typeparam>
/// <typeparam name="TStatus">The part of the kind's status that its controller reads.</typeparam>
public sealed record ToolkitObject<TSpec, TStatus>
    where TSpec : new()
    where TStatus : new()
{
    public string ApiVersion { get; init; } = "";

    public string Kind { get; init; } = "";

    public ObjectMetadata Metadata { get; init; } = new();

    public TSpec Spec { get; init; } = new();

    public TStatus Status { get; init; } = new();
}
