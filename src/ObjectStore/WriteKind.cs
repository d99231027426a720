namespace Flux.ObjectStore;

public enum WriteKind
{
    Create,
    Update,
    Delete,
}
