using Flux.DevCluster.Data;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Kinds;

/// <summary>The table columns of the built-in kinds.</summary>
internal sealed class BuiltinColumns
{
    private readonly MapNode _columns = (MapNode)EmbeddedData.Read("columns");

    public IReadOnlyList<PrinterColumn> Of(string apiVersion, string plural) =>
        [.. (_columns.GetList($"{apiVersion} {plural}") ?? []).Select(column => new PrinterColumn(
            column.GetString("name")!, column.GetString("type")!, column.GetString("format") ?? "", ColumnDescriptions.Of(plural, column.GetString("name")!), (int)(column.GetInt64("priority") ?? 0), null))];
}
