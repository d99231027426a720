using Flux.Sources.Git.Packs;

namespace Flux.Sources.Git.Remotes;

/// <param name="ScratchDirectory">Where packs lie while they are read.</param>
/// <param name="ManyRefs">With more references than this, only those of interest are asked for.</param>
/// <param name="Received">Is told of each piece of a pack that came; null when nobody counts.</param>
internal sealed record GitRemoteOptions(string ScratchDirectory, PackLimits Limits, int ManyRefs, Action<int>? Received);
