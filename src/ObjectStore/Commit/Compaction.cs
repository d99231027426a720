namespace Flux.ObjectStore.Commit;

/// <summary>
/// How far a stored log is compacted, in steps that ride along with the commits, so that no commit waits for a large deletion.
/// </summary>
internal static class Compaction
{
    /// <summary>Versions per step: some milliseconds of deletion.</summary>
    public const int Step = 2048;

    /// <summary>Where the next step of the regular compaction ends; <paramref name="compacted"/> when there is none to do.</summary>
    public static long NextStep(long newest, long compacted, int retained) =>
        newest - compacted > retained + (long)Step ? compacted + Step : compacted;
}
