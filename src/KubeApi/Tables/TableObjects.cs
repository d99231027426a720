using Flux.KubeApi.Requests;
using Microsoft.AspNetCore.Http;

namespace Flux.KubeApi.Tables;

internal static class TableObjects
{
    public static TableObjectKind Of(HttpRequest request) => QueryReader.First(request.Query["includeObject"]) switch
    {
        "None" => TableObjectKind.None,
        "Object" => TableObjectKind.Object,
        _ => TableObjectKind.Metadata,
    };
}
