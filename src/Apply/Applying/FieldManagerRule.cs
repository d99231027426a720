namespace Flux.Apply.Applying;

/// <summary>Field managers whose fields are taken over, so that what they set becomes removable.</summary>
/// <param name="Name">The manager's name, or its beginning.</param>
/// <param name="Operation"><c>Apply</c> or <c>Update</c>.</param>
/// <param name="Exact">Whether the whole name must match.</param>
public sealed record FieldManagerRule(string Name, string Operation, bool Exact = false)
{
    public bool Matches(string manager, string operation) =>
        operation == Operation
        && (Exact ? manager == Name : manager.StartsWith(Name, StringComparison.Ordinal));
}
