using System.Data.Common;
using Flux.ObjectStore;

namespace Flux.Silo.Storage;

/// <summary>The opened database of a process.</summary>
/// <param name="Objects">The object store.</param>
/// <param name="Database">The same database for Orleans' own tables.</param>
internal sealed record OpenStorage(IObjectStore Objects, DbDataSource Database) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Objects.DisposeAsync();
        await Database.DisposeAsync();
    }
}
