using Microsoft.AspNetCore.Http;

namespace Flux.Cluster.Faults;

/// <summary>The real server behind one that gets things wrong.</summary>
/// <param name="server">Its address.</param>
/// <param name="client">Reaches it.</param>
/// <param name="passedHeaders">The request headers that matter to it.</param>
internal sealed class Upstream(Uri server, HttpClient client, params string[] passedHeaders) : IDisposable
{
    /// <summary>Sends a request on, and returns with the head of its answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpContext http, byte[] body)
    {
        using var message = new HttpRequestMessage(
            new HttpMethod(http.Request.Method), new Uri(server, http.Request.Path.Value!.TrimStart('/') + http.Request.QueryString.Value));
        foreach (var header in passedHeaders.Where(http.Request.Headers.ContainsKey))
        {
            message.Headers.TryAddWithoutValidation(header, http.Request.Headers[header].ToString());
        }

        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
        }

        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
    }

    /// <summary>Hands an answer out as it comes, so that a watch tells at once.</summary>
    public static async Task CopyAsync(HttpResponseMessage answer, HttpContext http)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        http.Response.ContentType = answer.Content.Headers.ContentType?.ToString();
        await using var stream = await answer.Content.ReadAsStreamAsync(http.RequestAborted);
        var buffer = new byte[1 << 14];
        while (await stream.ReadAsync(buffer, http.RequestAborted) is > 0 and var count)
        {
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, count), http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    }

    public static async Task<byte[]> BodyAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    public void Dispose() => client.Dispose();
}
