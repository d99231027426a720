namespace Flux.ObjectStore;

public enum ChangeKind
{
    Added,
    Modified,
    Deleted,

    /// <summary>No change: every change up to <see cref="Change.Version"/> has been told to this watch.</summary>
    Progress,
}
