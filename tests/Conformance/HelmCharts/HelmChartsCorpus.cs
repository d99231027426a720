using System.IO.Compression;
using Flux.Conformance.HelmCharts.Servers;
using Flux.Conformance.Running;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.Conformance.HelmCharts;

/// <summary>Real charts and small ones through the command line.</summary>
internal sealed class HelmChartsCorpus(IHelmProgram program) : ICorpus
{
    public string Name => "helm-charts";

    public IEnumerable<ConformanceCase> Load(string root, string support)
    {
        var charts = Path.Combine(root, "charts");
        foreach (var folder in (Directory.Exists(charts) ? Directory.GetDirectories(charts) : []).Order(StringComparer.Ordinal))
        {
            foreach (var item in LoadChart(folder))
            {
                yield return item;
            }
        }

        var small = Path.Combine(root, "small");
        var served = new[] { root, support }.Select(folder => Path.Combine(folder, "small", "served.json")).First(File.Exists);
        var servedCharts = (MapNode)JsonNodeReader.Read(File.ReadAllBytes(served));
        foreach (var file in (Directory.Exists(small) ? Directory.GetFiles(small, "*.json") : []).Order(StringComparer.Ordinal))
        {
            foreach (var item in (JsonNodeReader.Read(File.ReadAllBytes(file)).GetList("cases") ?? []).Cast<MapNode>().Where(IsPossible))
            {
                var topic = Path.GetFileNameWithoutExtension(file);
                yield return ConformanceCase.Create($"small/{topic}/{item.GetString("id")}", () => SmallCase.Run(program, item, servedCharts, topic));
            }
        }
    }

    private bool IsPossible(MapNode item) => program.ReachesServers || !Placeholders.NamesServer(JsonNodeWriter.WriteToString(item));

    private IEnumerable<ConformanceCase> LoadChart(string folder)
    {
        var document = (MapNode)JsonNodeReader.Read(File.ReadAllBytes(Path.Combine(folder, "cases.json")));
        var archive = new Lazy<byte[]>(() => File.ReadAllBytes(Path.Combine(folder, document.GetString("archive")!)));
        foreach (var item in document.GetList("cases")!.Cast<MapNode>())
        {
            yield return ConformanceCase.Create(
                $"charts/{Path.GetFileName(folder)}/{item.GetString("id")}",
                () => ChartCase.Run(program, item, document.GetString("archive")!, archive.Value, Expected(folder, item)));
        }
    }

    private static string Expected(string folder, MapNode item)
    {
        if (item.GetString("stdout") is not { } entry)
        {
            return "";
        }

        using var zip = ZipFile.OpenRead(Path.Combine(folder, "expected.zip"));
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return reader.ReadToEnd();
    }
}
