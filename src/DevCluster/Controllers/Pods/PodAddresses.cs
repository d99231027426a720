using System.Globalization;
using System.Net;

namespace Flux.DevCluster.Controllers.Pods;

/// <summary>
/// Hands out addresses of 10.0.0.0/9 to pods, upward, and never one that a known pod has. The first two are the node's and its
/// gateway's.
/// </summary>
internal sealed class PodAddresses
{
    private int _last = 2;

    public void Note(string? address)
    {
        if (IPAddress.TryParse(address, out var parsed) && parsed.GetAddressBytes() is [10, < 128, _, _] bytes)
        {
            var number = (bytes[1] << 16) | (bytes[2] << 8) | bytes[3];
            for (var last = Volatile.Read(ref _last); last < number; last = Volatile.Read(ref _last))
            {
                Interlocked.CompareExchange(ref _last, number, last);
            }
        }
    }

    public string Next()
    {
        var number = Interlocked.Increment(ref _last);
        return string.Create(CultureInfo.InvariantCulture, $"10.{(number >> 16) & 127}.{(number >> 8) & 255}.{number & 255}");
    }
}
