using System.Globalization;

namespace Flux.Sources.HelmRepositories;

/// <summary>Sizes for people: four digits and a decimal unit, such as <c>1.86kB</c>.</summary>
internal static class HumanSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB"];

    public static string Format(long bytes)
    {
        var unit = 0;
        double size = bytes;
        while (size >= 1000 && unit < Units.Length - 1)
        {
            size /= 1000;
            unit++;
        }

        return size.ToString("G4", CultureInfo.InvariantCulture) + Units[unit];
    }
}
