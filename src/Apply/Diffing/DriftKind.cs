namespace Flux.Apply.Diffing;

/// <summary>What an apply would do to one object.</summary>
public enum DriftKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It is not there and would be made.</summary>
    Create,

    /// <summary>It would be changed.</summary>
    Update,

    /// <summary>It was not compared, since a rule leaves it to others.</summary>
    Exclude,
}
