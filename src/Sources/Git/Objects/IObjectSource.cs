namespace Flux.Sources.Git.Objects;

/// <summary>Where objects are read from.</summary>
internal interface IObjectSource
{
    /// <summary>Whether the object is there, and what it is.</summary>
    GitObjectType TypeOf(ObjectId id);

    /// <summary>Size in bytes of an object that is there.</summary>
    long SizeOf(ObjectId id);

    /// <exception cref="SourceException">The object is not there or damaged.</exception>
    byte[] Read(ObjectId id);
}
