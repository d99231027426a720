using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.CustomResources;

/// <summary>The columns of a custom kind: its name, then its own ones, or its age.</summary>
internal static class PrinterColumns
{
    private const string NameText =
        "Name must be unique within a namespace. Is required when creating resources, although some resources may allow a client to request the generation of an "
        + "appropriate name automatically.";

    private const string AgeText =
        "CreationTimestamp is a timestamp representing the server time when this object was created. It is not guaranteed to be set in happens-before order across separate operations.";

    private static readonly PrinterColumn Name = new("Name", "string", "name", NameText, 0, ".metadata.name");
    private static readonly PrinterColumn Age = new("Age", "date", "", AgeText, 0, ".metadata.creationTimestamp");

    public static IReadOnlyList<PrinterColumn> Read(ListNode? columns) =>
        columns is null or { Count: 0 } ? [Name, Age] : [Name, .. columns.OfType<MapNode>().Select(Column)];

    private static PrinterColumn Column(MapNode column)
    {
        var path = column.GetString("jsonPath") ?? "";
        var description = column.GetString("description") ?? "";
        if (description.Length == 0)
        {
            description = path == ".metadata.creationTimestamp" ? AgeText : $"Custom resource definition column (in JSONPath format): {path}";
        }

        return new PrinterColumn(
            column.GetString("name") ?? "", column.GetString("type") ?? "string", column.GetString("format") ?? "", description, (int)(column.GetInt64("priority") ?? 0), path);
    }
}
