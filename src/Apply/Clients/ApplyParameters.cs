namespace Flux.Apply.Clients;

/// <summary>Query of a server-side apply.</summary>
/// <param name="FieldManager">Who will own the fields.</param>
/// <param name="DryRun">Compute the result, store nothing.</param>
/// <param name="Force">Take fields that other managers own.</param>
public readonly record struct ApplyParameters(string FieldManager, bool DryRun, bool Force = true);
