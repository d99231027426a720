using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Tables;

internal static class TableObjects
{
    public static TableObjectKind Of(HttpRequest request) => request.Query["includeObject"].ToString() switch
    {
        "None" => TableObjectKind.None,
        "Object" => TableObjectKind.Object,
        _ => TableObjectKind.Metadata,
    };
}
