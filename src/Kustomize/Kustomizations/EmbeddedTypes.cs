namespace Flux.Kustomize.Kustomizations;

/// <summary>
/// Fields that the original keeps in structures within structures: its messages name those as well, though no file does.
/// </summary>
internal static class EmbeddedTypes
{
    private static readonly string[] Sources = ["literals", "files", "envs", "env"];
    private static readonly string[] Types = ["group", "version", "kind"];

    /// <summary>The path of the structures that hold a field of a type, or nothing when it is the type's own.</summary>
    public static string Find(string type, string field) => type switch
    {
        "Kustomization" when field is "kind" or "apiVersion" => "TypeMeta",
        "ConfigMapArgs" or "SecretArgs" when field != "type" => Sources.Contains(field) ? "GeneratorArgs.KvPairSources" : "GeneratorArgs",
        "ConfigMapGeneratorPlugin" => "ConfigMapArgs." + Find("ConfigMapArgs", field),
        "SecretGeneratorPlugin" => field == "type" ? "SecretArgs" : "SecretArgs." + Find("SecretArgs", field),
        "Selector" or "SourceSelector" when Types.Contains(field) => "ResId.Gvk",
        "Selector" or "SourceSelector" when field is "name" or "namespace" => "ResId",
        "Target" or "FieldSpec" when Types.Contains(field) => "Gvk",
        "ReplacementField" when field is "source" or "targets" or "sourceValue" => "Replacement",
        _ => "",
    };
}
