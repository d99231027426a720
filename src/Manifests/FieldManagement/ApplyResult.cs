using Flux.Manifests.Nodes;

namespace Flux.Manifests.FieldManagement;

/// <summary>What an apply comes to: an object, or an error in the words of the API.</summary>
public sealed record ApplyResult
{
    private ApplyResult()
    {
    }

    /// <summary>
    /// The merged object with its managedFields, before defaulting and validation; null with an error. Its own tree, to be changed at will,
    /// unless <see cref="IsUnchanged"/>: then it is the live object itself.
    /// </summary>
    public MapNode? Object { get; private init; }

    /// <summary>Neither a field nor an owner changed, so there is nothing to write.</summary>
    public bool IsUnchanged { get; private init; }

    /// <summary>The owners of <see cref="Object"/>, parsed: to be kept with the object version and passed to the next call.</summary>
    public ManagedFields Managed { get; private init; } = ManagedFields.Empty;

    /// <summary>HTTP status of the error: 400, 409 or 500; 0 without one.</summary>
    public int Code { get; private init; }

    /// <summary>The error's message; empty without one.</summary>
    public string Message { get; private init; } = "";

    /// <summary>For 409, the fields in conflict; sorted by manager.</summary>
    public IReadOnlyList<ConflictCause> Conflicts { get; private init; } = [];

    internal static ApplyResult Applied(MapNode value, ManagedFields managed) => new() { Object = value, Managed = managed };

    internal static ApplyResult Unchanged(MapNode live, ManagedFields managed) => new() { Object = live, Managed = managed, IsUnchanged = true };

    internal static ApplyResult Conflicted(string message, IReadOnlyList<ConflictCause> causes) =>
        new() { Code = 409, Message = message, Conflicts = causes };

    internal static ApplyResult Failed(int code, string message) => new() { Code = code, Message = message };
}
