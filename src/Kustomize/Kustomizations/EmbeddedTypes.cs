namespace Flux.Kustomize.Kustomizations;

/// <summary>
/// Fields that the original keeps in structures within structures: its messages name those as well, though no file does.
/// </summary>
internal static class EmbeddedTypes
{
    private static readonly string[] _sources = ["literals", "files", "envs", "env"];
    private static readonly string[] _types = ["group", "version", "kind"];

    /// <summary>The path of the structures that hold a field of a type, or nothing when it is the type's own.</summary>
    public static string Find(string type, string field) => type switch
    {
        "Kustomization" when field is "kind" or "apiVersion" => "TypeMeta",
        "ConfigMapArgs" or "SecretArgs" when field != "type" => _sources.Contains(field) ? "GeneratorArgs.KvPairSources" : "GeneratorArgs",
        "ConfigMapGeneratorPlugin" => "ConfigMapArgs." + Find("ConfigMapArgs", field),
        "SecretGeneratorPlugin" => field == "type" ? "SecretArgs" : "SecretArgs." + Find("SecretArgs", field),
        "Selector" or "SourceSelector" when _types.Contains(field) => "ResId.Gvk",
        "Selector" or "SourceSelector" when field is "name" or "namespace" => "ResId",
        "Target" or "FieldSpec" when _types.Contains(field) => "Gvk",
        "ReplacementField" when field is "source" or "targets" or "sourceValue" => "Replacement",
        _ => "",
    };
}
