namespace Flux.Sources.Egress;

internal static class HttpContentExtensions
{
    /// <exception cref="SourceException">The body is longer than the limit.</exception>
    public static async Task<byte[]> ReadAsByteArrayAsync(this HttpContent content, int limit, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[16384];
            for (int read; (read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > limit)
                {
                    throw new SourceException($"the server's answer is longer than the allowed {limit} bytes");
                }

                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
    }
}
