namespace Flux.ObjectStore.Commit;

/// <summary>A row of the stored log.</summary>
internal readonly record struct ChangeRow(
    long Version, ChangeKind Kind, string Group, string Resource, string Namespace, string Name, byte[] Json);
