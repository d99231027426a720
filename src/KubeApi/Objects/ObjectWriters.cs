namespace Flux.KubeApi.Objects;

/// <summary>The ways of changing the store.</summary>
internal sealed record ObjectWriters(ObjectCreator Creator, ObjectUpdater Updater, ObjectDeleter Deleter, ObjectApplier Applier);
