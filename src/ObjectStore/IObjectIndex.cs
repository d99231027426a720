namespace Flux.ObjectStore;

/// <summary>
/// Derives index terms from objects at write time, so that "who refers to this source" and "who is owned by this uid" are
/// look-ups. Must be pure: the terms of an object are computed again when it is replaced.
/// </summary>
public interface IObjectIndex
{
    /// <summary>The terms of an object, such as <c>owner/&lt;uid&gt;</c>; usually none.</summary>
    IEnumerable<string> Terms(StoredObject item);
}
