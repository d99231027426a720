namespace Flux.Sources.HelmRepositories;

/// <summary>What a field of an index holds.</summary>
internal enum FieldKind
{
    Text,
    Flag,
    Time,
    TextList,
    TextMap,
    AnyMap,
    AnyList,
    RecordList,
    RecordListMap,
}
