namespace Flux.Grains.Dispatching;

/// <summary>
/// Sends wakes, each whatever becomes of the others. One that fails is owed and sent again beside those that follow. What is owed is not
/// stored: a start wakes everybody. Not thread-safe.
/// </summary>
/// <param name="send">Wakes one resource.</param>
/// <param name="failed">Is told of a wake that could not be sent.</param>
internal sealed class WakeSender(Func<Wake, Task> send, Action<Wake, Exception> failed)
{
    private readonly HashSet<Wake> _owed = [];

    public async Task SendAsync(IReadOnlyList<Wake> wakes)
    {
        foreach (var wake in wakes)
        {
            try
            {
                await send(wake);
            }
            catch (Exception error)
            {
                _owed.Add(wake);
                failed(wake, error);
            }
        }
    }

    /// <summary>Tries again what is owed.</summary>
    public Task PayAsync()
    {
        var owed = _owed.ToArray();
        _owed.Clear();
        return SendAsync(owed);
    }
}
