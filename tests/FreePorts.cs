using System.Net;
using System.Net.Sockets;

namespace Flux.Testing;

/// <summary>
/// Ports of this machine that nobody listens on. They are below those that the kernel gives to outgoing connections, so that none of the
/// many of a test run comes to have one in the moment before it is listened on; and no port is given twice in a process.
/// </summary>
internal static class FreePorts
{
    private const int First = 10_000;
    private const int Count = 20_000;

    // Programs that run at the same time begin at different places.
    private static int _next = Environment.ProcessId * 61 % Count;

    public static int Take()
    {
        for (var attempt = 0; attempt < Count; attempt++)
        {
            var port = First + ((Interlocked.Increment(ref _next) & int.MaxValue) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"All ports from {First} to {First + Count} are taken.");
    }

    public static int[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => Take())];

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
