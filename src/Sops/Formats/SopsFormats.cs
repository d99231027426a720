using System.Text;

namespace Flux.Sops.Formats;

/// <summary>Tells formats: by name what a file should be, by its marks what an encrypted one is.</summary>
public static class SopsFormats
{
    private const string DockerConfig = ".dockerconfigjson";

    public static SopsFormat OfPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Path.GetFileName(path) == DockerConfig
            ? SopsFormat.Json
            : Path.GetExtension(path) switch
            {
                ".yaml" or ".yml" => SopsFormat.Yaml,
                ".json" => SopsFormat.Json,
                ".env" => SopsFormat.Dotenv,
                ".ini" => SopsFormat.Ini,
                _ => SopsFormat.Binary,
            };
    }

    /// <summary>Whether bytes look as if SOPS had encrypted them in a format.</summary>
    public static bool HasMarks(ReadOnlySpan<byte> data, SopsFormat format) => data.IndexOf(Marks(format)) >= 0;

    /// <summary>The format in which bytes are encrypted; null when they are not.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="expected">Preferred where the marks are the same.</param>
    public static SopsFormat? Detect(ReadOnlySpan<byte> data, SopsFormat expected)
    {
        foreach (var format in new[] { expected, SopsFormat.Json, SopsFormat.Yaml, SopsFormat.Ini, SopsFormat.Dotenv })
        {
            if (HasMarks(data, format))
            {
                return format;
            }
        }

        return null;
    }

    internal static string Name(SopsFormat format) => format switch
    {
        SopsFormat.Binary => "binary",
        SopsFormat.Dotenv => "dotenv",
        SopsFormat.Ini => "INI",
        SopsFormat.Json => "JSON",
        _ => "YAML",
    };

    private static byte[] Marks(SopsFormat format) => Encoding.ASCII.GetBytes(format switch
    {
        SopsFormat.Dotenv => "sops_mac=ENC[",
        SopsFormat.Ini => "[sops]",
        SopsFormat.Yaml => "mac: ENC[",
        _ => "\"mac\": \"ENC[",
    });
}
