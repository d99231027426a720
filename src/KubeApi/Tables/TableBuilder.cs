using Flux.KubeApi.Pipeline;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Tables;

/// <summary>Makes <c>Table</c> objects, the form behind <c>kubectl get</c>.</summary>
internal sealed class TableBuilder(TimeProvider time)
{
    private static readonly PrinterColumn[] DefaultColumns =
    [
        new("Name", "string", "name", "Name must be unique within a namespace.", 0, ".metadata.name"),
        new("Created At", "date", "", "CreationTimestamp is a timestamp representing the server time when this object was created.", 0, ".metadata.creationTimestamp"),
    ];

    private static readonly PrinterColumn[] ScaleColumns =
    [
        DefaultColumns[0],
        new("Desired", "integer", "", "desired number of instances for the scaled object.", 0, ".spec.replicas"),
        new("Available", "integer", "", "actual number of observed instances of the scaled object.", 0, ".status.replicas"),
        new("Age", "string", "", DefaultColumns[1].Description, 0, null),
    ];

    /// <param name="withColumns">False for later events of a watch, which do not repeat the headings.</param>
    public MapNode Build(ResourceCall call, IEnumerable<MapNode> items, MapNode listMetadata, TableObjectKind objects, bool withColumns = true)
    {
        var columns = call.Subresource?.Scale is not null ? ScaleColumns : call.Version.Columns.Count > 0 ? call.Version.Columns : DefaultColumns;
        var rows = new ListNode();
        foreach (var item in items)
        {
            rows.Add(Row(call, columns, item, objects));
        }

        return new MapNode
        {
            { "kind", "Table" },
            { "apiVersion", "meta.k8s.io/" + call.Media.FormVersion },
            { "metadata", listMetadata },
            { "columnDefinitions", withColumns ? new ListNode(columns.Select(Definition)) : NullNode.Instance },
            { "rows", rows },
        };
    }

    private static MapNode Definition(PrinterColumn column) => new()
    {
        { "name", column.Name },
        { "type", column.Type },
        { "format", column.Format },
        { "description", column.Description },
        { "priority", column.Priority },
    };

    private MapNode Row(ResourceCall call, IReadOnlyList<PrinterColumn> columns, MapNode item, TableObjectKind objects)
    {
        var now = time.GetUtcNow();
        var made = ReferenceEquals(columns, ScaleColumns) ? null : call.Resource.Strategy.Cells(item, now);
        var cells = made ?? [.. columns.Select(column => ColumnCell.Of(column, item, now))];
        var row = new MapNode { { "cells", new ListNode(cells) } };
        if (call.Resource.Strategy.RowConditions(item) is { } conditions)
        {
            row.Set("conditions", conditions);
        }

        switch (objects)
        {
            case TableObjectKind.Object:
                row.Set("object", item);
                break;
            case TableObjectKind.Metadata:
                row.Set("object", FormRenderer.Partial(item, call.Media.FormVersion));
                break;
            default:
                row.Set("object", NullNode.Instance);
                break;
        }

        return row;
    }
}
