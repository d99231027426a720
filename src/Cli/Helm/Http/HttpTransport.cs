using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Flux.Cli.Helm.Http;

/// <summary>Requests over the network.</summary>
public sealed class HttpTransport : IHttpTransport
{
    /// <summary>The largest answer that is read.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    public HttpReply Send(HttpCall call)
    {
        using var handler = CreateHandler(call.Tls);
        using var client = new HttpClient(handler) { Timeout = Limit };
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Url);
        request.Content = call.Body is null ? null : new ByteArrayContent(call.Body);
        foreach (var (name, value) in call.Headers)
        {
            if (name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        try
        {
            using var response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
            return new HttpReply((int)response.StatusCode, response.ReasonPhrase ?? "", Headers(response), Read(response));
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            throw new TransportException(Describe(error, request.RequestUri!), error);
        }
    }

    private static SocketsHttpHandler CreateHandler(TlsOptions tls)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        if (tls.SkipVerification)
        {
            // The user asked for it on the command line.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        }
        else if (tls.CaFile.Length > 0)
        {
            var roots = new X509Certificate2Collection();
            roots.ImportFromPemFile(tls.CaFile);
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }

        if (tls.CertificateFile.Length > 0 && tls.KeyFile.Length > 0)
        {
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(tls.CertificateFile, tls.KeyFile)];
        }

        return handler;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response) =>
        response.Headers.Concat<KeyValuePair<string, IEnumerable<string>>>(response.Content.Headers)
            .ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.First());

    private static byte[] Read(HttpResponseMessage response)
    {
        using var stream = response.Content.ReadAsStream();
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            body.Write(buffer, 0, read);
            if (body.Length > MaxBytes)
            {
                throw new IOException($"the answer has more than {MaxBytes} bytes");
            }
        }

        return body.ToArray();
    }

    /// <summary>In the words users of the original know.</summary>
    private static string Describe(Exception error, Uri url)
    {
        if (error is OperationCanceledException)
        {
            return "context deadline exceeded (Client.Timeout exceeded while awaiting headers)";
        }

        var address = $"{url.Host}:{url.Port}";
        return error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => $"dial tcp: lookup {url.Host}: no such host",
            { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => $"dial tcp {address}: connect: connection refused",
            { InnerException: SocketException { SocketErrorCode: SocketError.NetworkUnreachable } } => $"dial tcp {address}: connect: network is unreachable",
            { InnerException: SocketException socket } => $"dial tcp {address}: {socket.Message}",
            { InnerException: AuthenticationException tls } => $"tls: {tls.Message}",
            { InnerException: { } inner } => inner.Message,
            _ => error.Message,
        };
    }
}
