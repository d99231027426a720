using Flux.Helm.Rendering;
using Flux.Helm.Values;
using Flux.Manifests;
using Flux.Manifests.Yaml;

namespace Flux.Helm.Charts;

/// <summary>Finds out which format a chart has, before it is loaded.</summary>
internal static class ChartFormat
{
    /// <exception cref="ChartLoadException">Chart.yaml is unreadable, or of a format that is not supported.</exception>
    public static void Check(byte[] metadata)
    {
        string version;
        try
        {
            var decoder = new TypedDecoder("chartBase");
            var map = decoder.Root(YamlReader.Read(metadata), "loader.chartBase") ?? [];
            version = decoder.Text(map, "apiVersion", "apiVersion");
            decoder.ThrowIfFailed();
        }
        catch (ManifestException error)
        {
            throw new ChartLoadException($"cannot load Chart.yaml: error converting YAML to JSON: {error.Message}");
        }
        catch (ValuesException error)
        {
            throw new ChartLoadException($"cannot load Chart.yaml: {error.Message}");
        }

        if (version is not ("" or "v1" or "v2"))
        {
            throw new ChartLoadException("unsupported chart version");
        }
    }
}
