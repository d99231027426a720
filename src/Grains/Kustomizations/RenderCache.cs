using Flux.Grains.Caching;

namespace Flux.Grains.Kustomizations;

/// <summary>What was built from which content with which settings. Failures, and what remote content went into, are not kept.</summary>
/// <param name="capacity">How much is kept, in bytes of memory, as far as can be told from the text.</param>
internal sealed class RenderCache(long capacity)
    : ContentCache<Rendering>(capacity, static rendering => rendering.Error is null && !rendering.HasRemoteContent ? rendering.Bytes * MemoryPerByte : null)
{
    /// <summary>A tree is several times its text, and there are two of each object: as built, and as applied.</summary>
    private const int MemoryPerByte = 16;
}
