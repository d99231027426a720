namespace Flux.Kustomize.Remotes;

/// <summary>Something to fetch: a file by its address, or a repository.</summary>
internal sealed record RemoteItem(Uri? File, RemoteRepository? Repository);
