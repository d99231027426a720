namespace Flux.KubeApi.Handlers;

internal sealed record DeleteHandlers(DeleteHandler One, DeleteCollectionHandler Many);
