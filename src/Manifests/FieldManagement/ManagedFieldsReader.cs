using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Flux.Manifests.Nodes;
using Flux.Manifests.StructuredMerge.Paths;
using Flux.Manifests.StructuredMerge.Typing;
using Flux.Manifests.StructuredMerge.Updating;
using Flux.Manifests.Text;

namespace Flux.Manifests.FieldManagement;

/// <summary>managedFields to owners.</summary>
internal static class ManagedFieldsReader
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    /// <param name="schema">Finds the schema of a version, which makes reading cheaper; null to read without.</param>
    public static bool TryRead(
        ListNode? list, Func<string, TypedSchema?>? schema, [NotNullWhen(true)] out ManagedFields? managed, [NotNullWhen(false)] out string? error)
    {
        error = null;
        managed = ManagedFields.Empty;
        if (list is null or { Count: 0 })
        {
            return true;
        }

        var entries = new Dictionary<string, ManagedEntry>(list.Count, StringComparer.Ordinal);
        for (var i = 0; i < list.Count && error is null; i++)
        {
            if (ReadEntry(list[i] as MapNode, i, schema, out error) is { } entry)
            {
                entries[entry.Identity.Key()] = entry;
            }
        }

        managed = error is null ? new ManagedFields(entries) : null;
        return error is null;
    }

    private static ManagedEntry? ReadEntry(MapNode? node, int position, Func<string, TypedSchema?>? schema, out string? error)
    {
        var apiVersion = node.GetString("apiVersion") ?? "";
        ManagerOperation? operation = node.GetString("operation") switch
        {
            "Apply" => ManagerOperation.Apply,
            "Update" => ManagerOperation.Update,
            _ => null,
        };
        error = operation is null ? "operation must be `Apply` or `Update`"
            : apiVersion.Length == 0 ? "apiVersion must not be empty"
            : FieldsTypeError(node.GetString("fieldsType") ?? "", position);
        if (error is not null || operation is null)
        {
            return null;
        }

        var set = PathSet.Empty;
        if (node?["fieldsV1"] is { } fields && !FieldsV1Reader.TryRead(fields, schema?.Invoke(apiVersion), out set, out var misfit))
        {
            error = "error decoding set: " + misfit;
            return null;
        }

        var identity = new ManagerIdentity(node.GetString("manager") ?? "", operation.Value, apiVersion, node.GetString("subresource") ?? "");
        return new ManagedEntry(identity, new VersionedSet(set, apiVersion, operation == ManagerOperation.Apply), ReadTime(node.GetString("time")));
    }

    private static string? FieldsTypeError(string fieldsType, int position) => fieldsType switch
    {
        "FieldsV1" => null,
        "" => $"missing fieldsType in managed fields entry {position}",
        _ => $"invalid fieldsType {GoText.Quote(fieldsType)} in managed fields entry {position}",
    };

    private static DateTimeOffset? ReadTime(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time) ? time : null;
}
