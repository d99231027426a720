namespace Flux.Helm.Registries;

/// <summary>The media types of charts in registries.</summary>
public static class ChartMediaTypes
{
    public const string Manifest = "application/vnd.oci.image.manifest.v1+json";
    public const string Config = "application/vnd.cncf.helm.config.v1+json";
    public const string Archive = "application/vnd.cncf.helm.chart.content.v1.tar+gzip";
    public const string OldArchive = "application/tar+gzip";
    public const string Provenance = "application/vnd.cncf.helm.chart.provenance.v1.prov";
}
