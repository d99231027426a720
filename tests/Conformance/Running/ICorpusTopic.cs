using Flux.Manifests.Nodes;

namespace Flux.Conformance.Running;

/// <summary>How the cases of some files of a corpus are replayed.</summary>
public interface ICorpusTopic
{
    /// <param name="path">The file's path below the corpus, without extension: <c>patch/jsonmerge</c>.</param>
    bool Handles(string path);

    /// <param name="path">As for <see cref="Handles"/>; ids of cases start with it.</param>
    /// <param name="document">The file.</param>
    /// <param name="support">The public folder, for files shared by topics.</param>
    IEnumerable<ConformanceCase> Load(string path, MapNode document, string support);
}
