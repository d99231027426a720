namespace Flux.ObjectStore;

/// <summary>How a write ended. Only <see cref="Written"/> changed anything.</summary>
public enum WriteOutcome
{
    Written,

    /// <summary>A create found the object there.</summary>
    AlreadyExists,

    /// <summary>An update or delete found nothing.</summary>
    NotFound,

    /// <summary>An update or delete found another version than the expected one.</summary>
    Conflict,
}
