using Flux.ObjectStore.Commit;
using Flux.ObjectStore.Memory;
using Npgsql;

namespace Flux.ObjectStore.Postgres;

/// <summary>
/// Keeps the state in memory up with what other silos write: at once for a reader that asks, on a notification for the watches,
/// and now and then in case that a notification was lost with its connection.
/// </summary>
internal sealed class PostgresFollower : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    private readonly NpgsqlDataSource _source;
    private readonly StoreState _state;
    private readonly string _ownNotification;
    private readonly TimeProvider _time;
    private readonly SharedRefresh _refresh;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public PostgresFollower(NpgsqlDataSource source, StoreState state, Guid writer, TimeProvider time)
    {
        _source = source;
        _state = state;
        _ownNotification = writer.ToString("N");
        _time = time;
        _refresh = new SharedRefresh(RefreshAsync);
        _loop = Task.Run(() => ListenAsync(_stop.Token));
    }

    /// <summary>Ends when everything that was committed before the call is in the state.</summary>
    /// <exception cref="ObjectStoreException">The database cannot be asked.</exception>
    public async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _refresh.JoinAsync().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw new ObjectStoreException($"The database cannot be asked for the newest version: {error.Message}", error);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RefreshAsync()
    {
        await using var connection = await _source.OpenConnectionAsync(_stop.Token).ConfigureAwait(false);
        var known = _state.Newest;
        var (newest, _) = await PostgresRows.CounterAsync(connection, forUpdate: false, _stop.Token).ConfigureAwait(false);
        if (newest < known)
        {
            await PostgresRestart.CheckAsync(connection, _state, _stop.Token).ConfigureAwait(false);
            return;
        }

        await PostgresRows.CatchUpAsync(connection, _state, newest, locked: false, _stop.Token).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever ended it, the watches of this process depend on this loop. Readers are told when they ask.
            catch (Exception)
#pragma warning restore CA1031
            {
                await Task.Delay(ReconnectDelay, _time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var foreign = false;
        connection.Notification += (_, notification) => foreign |= notification.Payload != _ownNotification;
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = $"LISTEN {PostgresAppend.Channel}";
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await CatchUpAsync(cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var notified = await connection.WaitAsync(PollInterval, cancellationToken).ConfigureAwait(false);
            if (!notified || foreign)
            {
                foreign = false;
                await CatchUpAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
