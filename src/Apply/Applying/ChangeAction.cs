namespace Flux.Apply.Applying;

/// <summary>What happened to an object. The names in lower case are part of Flux's event texts.</summary>
public enum ChangeAction
{
    Unchanged,
    Created,
    Configured,
    Deleted,
    Skipped,
}
