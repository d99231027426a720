namespace Flux.Manifests.Yaml.Composing;

/// <summary>The prefixes that tag handles stand for.</summary>
internal static class TagDirectives
{
    public static readonly IReadOnlyDictionary<string, string> Standard = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["!"] = "!",
        ["!!"] = "tag:yaml.org,2002:",
    };
}
