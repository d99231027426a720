using Flux.Grains.Caching;

namespace Flux.Grains.Artifacts;

/// <summary>The unpacked artifacts that are in use, by digest: hundreds of Kustomizations over one repository unpack it once.</summary>
/// <param name="capacity">How much is kept, in bytes of files.</param>
internal sealed class ArtifactCache(long capacity) : ContentCache<ArtifactFetch>(capacity, static fetch => fetch.Files is null ? null : fetch.Bytes);
