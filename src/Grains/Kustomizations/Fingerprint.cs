using System.Globalization;

namespace Flux.Grains.Kustomizations;

/// <summary>Everything that the outcome of a run depends on and that can change without a wake of its own.</summary>
internal static class Fingerprint
{
    public static string Of(KustomizationRun run) => string.Join(
        '\n',
        run.Object.Metadata.Uid,
        run.Object.Metadata.Generation.ToString(CultureInfo.InvariantCulture),
        run.Artifact.Digest,
        run.Revision,
        run.Identity("") ?? "");
}
