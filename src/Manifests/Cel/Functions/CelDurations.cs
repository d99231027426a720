using System.Globalization;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Durations as text.</summary>
internal static class CelDurations
{
    /// <summary>In seconds, with a fraction as needed: <c>90s</c>, <c>1.5s</c>.</summary>
    public static string Seconds(long nanoseconds) =>
        (nanoseconds / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture) + "s";
}
