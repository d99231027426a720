namespace Flux.Apply.Clients;

public enum PatchKind
{
    Json,
    Merge,
    Strategic,
}
