namespace Flux.Sources.HelmRepositories;

/// <summary>The fields of an index, in the order in which they are written.</summary>
internal static class IndexSchema
{
    private const string Metadata = "ChartVersion.entries.Metadata.";
    private const string Version = "ChartVersion.entries.";

    private static readonly IndexField[] Maintainer =
    [
        Text("Maintainer.entries.Metadata.maintainers.", "name"), Text("Maintainer.entries.Metadata.maintainers.", "email"),
        Text("Maintainer.entries.Metadata.maintainers.", "url"),
    ];

    private static readonly IndexField[] Dependency =
    [
        Text("Dependency.entries.Metadata.dependencies.", "name") with { IsKept = true },
        Text("Dependency.entries.Metadata.dependencies.", "version"),
        Text("Dependency.entries.Metadata.dependencies.", "repository") with { IsKept = true },
        Text("Dependency.entries.Metadata.dependencies.", "condition"),
        Of("Dependency.entries.Metadata.dependencies.", "tags", FieldKind.TextList),
        Of("Dependency.entries.Metadata.dependencies.", "enabled", FieldKind.Flag),
        Of("Dependency.entries.Metadata.dependencies.", "import-values", FieldKind.AnyList),
        Text("Dependency.entries.Metadata.dependencies.", "alias"),
    ];

    public static IReadOnlyList<IndexField> ChartVersion { get; } =
    [
        Text(Metadata, "name"), Text(Metadata, "home"), Of(Metadata, "sources", FieldKind.TextList), Text(Metadata, "version"),
        Text(Metadata, "description"), Of(Metadata, "keywords", FieldKind.TextList),
        Of(Metadata, "maintainers", FieldKind.RecordList) with { Record = Maintainer }, Text(Metadata, "icon"), Text(Metadata, "apiVersion"),
        Text(Metadata, "condition"), Text(Metadata, "tags"), Text(Metadata, "appVersion"), Of(Metadata, "deprecated", FieldKind.Flag),
        Of(Metadata, "annotations", FieldKind.TextMap), Text(Metadata, "kubeVersion"),
        Of(Metadata, "dependencies", FieldKind.RecordList) with { Record = Dependency }, Text(Metadata, "type"),
        Of(Version, "urls", FieldKind.TextList) with { IsKept = true }, Of(Version, "created", FieldKind.Time) with { IsKept = true },
        Of(Version, "removed", FieldKind.Flag), Text(Version, "digest"), Text(Version, "checksum"), Text(Version, "engine"),
        Text(Version, "tillerVersion"), Text(Version, "url"),
    ];

    public static IReadOnlyList<IndexField> File { get; } =
    [
        Of("IndexFile.", "serverInfo", FieldKind.AnyMap), Text("IndexFile.", "apiVersion") with { IsKept = true },
        Of("IndexFile.", "generated", FieldKind.Time) with { IsKept = true },
        Of("IndexFile.", "entries", FieldKind.RecordListMap) with { IsKept = true, Record = ChartVersion },
        Of("IndexFile.", "publicKeys", FieldKind.TextList), Of("IndexFile.", "annotations", FieldKind.TextMap),
    ];

    private static IndexField Text(string path, string name) => Of(path, name, FieldKind.Text);

    private static IndexField Of(string path, string name, FieldKind kind) => new(name, kind, path + name);
}
