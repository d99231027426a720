using System.Globalization;

namespace Flux.Grains.Statuses;

internal static class Timestamps
{
    /// <summary>As Kubernetes writes times: seconds, UTC.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
