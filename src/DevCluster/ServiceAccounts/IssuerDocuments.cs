using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Pipeline;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Microsoft.AspNetCore.Http;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>Publishes who signs the tokens of service accounts, so that others can verify them: an OpenID configuration and its keys.</summary>
internal sealed class IssuerDocuments(ServiceAccountTokens tokens) : INonResourceHandler
{
    public const string Configuration = "/.well-known/openid-configuration";
    public const string Keys = "/openid/v1/jwks";

    private const string KeySetType = "application/jwk-set+json";

    public bool Owns(string path) => path.TrimEnd('/') is Configuration or Keys;

    public Task HandleAsync(HttpContext http, string path)
    {
        if (!HttpMethods.IsGet(http.Request.Method))
        {
            throw ApiErrors.MethodNotAllowed();
        }

        var isKeys = path.TrimEnd('/') == Keys;
        var type = isKeys ? KeySetType : "application/json";
        if (!Accepts(http.Request, type))
        {
            throw ApiErrors.Failure(406, "NotAcceptable", $"406: Not Acceptable\n\nAvailable representations: {type}", new MapNode());
        }

        http.Response.Headers.CacheControl = "public, max-age=3600";
        http.Response.ContentType = type;
        var body = JsonNodeWriter.WriteToUtf8(isKeys ? tokens.PublicKeys() : Describe(http.Request.Host.Value ?? ""));
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private static bool Accepts(HttpRequest request, string type)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Length == 0 || accept.Split(',', StringSplitOptions.TrimEntries).Select(clause => clause.Split(';')[0]).Any(clause => clause == "*/*" || clause == type);
    }

    private static MapNode Describe(string host) => new()
    {
        { "issuer", StaticTokens.DefaultAudience },
        { "jwks_uri", $"https://{host}{Keys}" },
        { "response_types_supported", new ListNode { "id_token" } },
        { "subject_types_supported", new ListNode { "public" } },
        { "id_token_signing_alg_values_supported", new ListNode { "RS256" } },
    };
}
