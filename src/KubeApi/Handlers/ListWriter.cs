using System.Buffers;
using System.Text;
using Flux.KubeApi.Objects;
using Flux.KubeApi.Pipeline;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.KubeApi.Handlers;

/// <summary>
/// Writes lists from the stored bytes, without parsing an item. Items of built-in kinds are printed without their type, so
/// their bytes are taken from behind it.
/// </summary>
internal static class ListWriter
{
    public static Task WriteAsync(ResourceCall call, IReadOnlyList<StoredObject> items, MapNode metadata)
    {
        var apiVersion = call.Resource.KindIn(call.Version.Name).ApiVersion;
        var prefix = call.Resource.IsCustom ? [] : Encoding.UTF8.GetBytes($"{{\"kind\":\"{call.Resource.Kind}\",\"apiVersion\":\"{apiVersion}\",");
        var response = call.Http.Response;
        response.StatusCode = 200;
        response.ContentType = "application/json";
        var output = response.BodyWriter;
        Encoding.UTF8.GetBytes($"{{\"kind\":\"{call.Resource.ListKind}\",\"apiVersion\":\"{apiVersion}\",\"metadata\":", output);
        JsonNodeWriter.Write(metadata, output);
        output.Write(",\"items\":["u8);
        for (var i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                output.Write(","u8);
            }

            WriteItem(call, items[i], prefix, output);
        }

        output.Write("]}\n"u8);
        return output.FlushAsync(call.Aborted).AsTask();
    }

    private static void WriteItem(ResourceCall call, StoredObject item, byte[] prefix, IBufferWriter<byte> output)
    {
        var json = ReadView.Of(call.Resource, call.Version, item).Json.Span;
        if (prefix.Length > 0 && json.StartsWith(prefix))
        {
            output.Write("{"u8);
            output.Write(json[prefix.Length..]);
        }
        else
        {
            output.Write(json);
        }
    }
}
