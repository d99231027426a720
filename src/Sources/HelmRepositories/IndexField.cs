namespace Flux.Sources.HelmRepositories;

/// <summary>A field of a record in an index.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Path">How errors name it.</param>
/// <param name="IsKept">Whether it is written even when it is empty.</param>
/// <param name="Record">The fields of the records it holds, for lists of records.</param>
internal sealed record IndexField(string Name, FieldKind Kind, string Path, bool IsKept = false, IReadOnlyList<IndexField>? Record = null)
{
    /// <summary>The type's name in errors.</summary>
    public string TypeName => Kind switch
    {
        FieldKind.Text => "string",
        FieldKind.Flag => "bool",
        FieldKind.Time => "time.Time",
        FieldKind.TextList => "[]string",
        FieldKind.TextMap => "map[string]string",
        FieldKind.AnyMap => "map[string]interface {}",
        FieldKind.AnyList => "[]interface {}",
        FieldKind.RecordListMap => "map[string]repo.ChartVersions",
        _ => Name == "dependencies" ? "[]*chart.Dependency" : "[]*chart.Maintainer",
    };
}
