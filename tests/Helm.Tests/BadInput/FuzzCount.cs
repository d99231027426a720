using System.Globalization;

namespace Flux.Helm.Tests.BadInput;

/// <summary>How often random changes are tried: a few times with every test run, as often as FLUX_FUZZ_COUNT says when someone looks for more.</summary>
internal static class FuzzCount
{
    public static int Or(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("FLUX_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : usual;
}
