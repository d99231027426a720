using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.Running;

/// <summary>
/// A corpus made of JSON files with a <c>cases</c> list each. A file that no topic handles counts as one failing case, so
/// that it stands in the baseline rather than being passed over in silence.
/// </summary>
public sealed class TopicCorpus(string name, params ICorpusTopic[] topics) : ICorpus
{
    public string Name => name;

    public IEnumerable<ConformanceCase> Load(string root, string support)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (JsonNodeReader.Read(File.ReadAllBytes(file)) is not MapNode document || document.GetList("cases") is null)
            {
                continue;
            }

            var path = Path.ChangeExtension(Path.GetRelativePath(root, file), null).Replace('\\', '/');
            var topic = Array.Find(topics, candidate => candidate.Handles(path));
            var cases = topic?.Load(path, document, support) ?? [ConformanceCase.Create(path, () => "no replay for this topic yet")];
            foreach (var item in cases)
            {
                yield return item;
            }
        }
    }
}
