namespace Flux.KubeApi.Objects;

/// <summary>The three ways of changing the store.</summary>
internal sealed record ObjectWriters(ObjectCreator Creator, ObjectUpdater Updater, ObjectDeleter Deleter);
