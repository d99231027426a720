namespace Flux.ObjectStore.Bench;

/// <summary>A store and what is to be cleaned up behind it.</summary>
internal sealed record StorePlace(IObjectStore Store, Action? CleanUp) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        CleanUp?.Invoke();
    }
}
