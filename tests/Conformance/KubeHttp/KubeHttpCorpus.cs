using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.KubeHttp;

/// <summary>What a real API server answered, request by request, replayed over HTTP against an in-process DevCluster.</summary>
public sealed class KubeHttpCorpus : ICorpus
{
    public string Name => "kube-http";

    public int Parallelism => 2;

    public IEnumerable<ConformanceCase> Load(string root, string support)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*.json").Order(StringComparer.Ordinal))
        {
            if (JsonNodeReader.Read(File.ReadAllBytes(file)) is not MapNode document)
            {
                continue;
            }

            var topic = Path.GetFileNameWithoutExtension(file);
            foreach (var item in Cases(topic, document, support))
            {
                yield return item;
            }
        }
    }

    private static IEnumerable<ConformanceCase> Cases(string topic, MapNode document, string support)
    {
        if (document.GetList("pairs") is { } pairs)
        {
            return pairs.Select((pair, index) => ConformanceCase.Create($"{topic}/{index}", () => ProtobufReplay.Run((MapNode)pair)));
        }

        if (document.GetList("sessions") is { } sessions)
        {
            var shared = new TopicServer(topic, document, support);
            return sessions.OfType<MapNode>().Select(session => new ConformanceCase($"{topic}/{session.GetString("id")}", token => shared.RunSessionAsync(session, token)));
        }

        var server = new TopicServer(topic, document, support);
        return document.GetList("cases")!.OfType<MapNode>()
            .Select(item => new ConformanceCase($"{topic}/{item.GetString("id")}", token => server.RunAsync(item, token)));
    }
}
