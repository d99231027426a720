using System.Globalization;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;
using Flux.ObjectStore;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>The subresource that gives tokens: <c>kubectl create token</c>.</summary>
internal sealed class TokenRequest(ServiceAccountTokens tokens, IObjectStore store, TokenBinding binding, TimeProvider time) : ISubresourceHandler
{
    private const long DefaultSeconds = 3600;
    private const long LeastSeconds = 600;
    private const long MostSeconds = 1L << 32;

    private static readonly GroupKind Kind = new("authentication.k8s.io", "TokenRequest");

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(request.Resource.StorageKey, request.Info.Namespace, request.Info.Name);
        var metadata = request.Body.GetMap("metadata") ?? new MapNode();
        CheckPlace(key, metadata);
        var account = await store.GetAsync(key, cancellationToken).ConfigureAwait(false) ?? throw ApiErrors.NotFound(request.Resource, key.Name);
        var uid = account.Root.GetString("metadata", "uid") ?? "";
        CheckUid(key.Name, metadata.GetString("uid") ?? "", uid);
        var spec = request.Body.GetMap("spec") ?? new MapNode();
        var seconds = spec.GetInt64("expirationSeconds") ?? DefaultSeconds;
        CheckDuration(seconds);
        var audiences = spec.GetList("audiences") is { Count: > 0 } asked
            ? asked.OfType<StringNode>().Select(audience => audience.Value).ToArray()
            : [StaticTokens.DefaultAudience];
        var bound = spec.GetMap("boundObjectRef") is { } reference
            ? await binding.ClaimsAsync(key.Name, key.Namespace, reference, cancellationToken).ConfigureAwait(false)
            : null;
        var now = time.GetUtcNow();
        var expires = now.AddSeconds(seconds);
        var token = tokens.Issue(account.Root, audiences, expires, bound);
        return ApiResponse.Created(new MapNode
        {
            { "kind", "TokenRequest" },
            { "apiVersion", "authentication.k8s.io/v1" },
            { "metadata", new MapNode { { "name", key.Name }, { "namespace", key.Namespace }, { "uid", uid }, { "creationTimestamp", Format(now) } } },
            {
                "spec",
                new MapNode
                {
                    { "audiences", new ListNode(audiences.Select(audience => (Node)audience)) },
                    { "expirationSeconds", seconds },
                    { "boundObjectRef", spec.GetMap("boundObjectRef")?.Copy() ?? (Node)NullNode.Instance },
                }
            },
            { "status", new MapNode { { "token", token }, { "expirationTimestamp", Format(expires) } } },
        });
    }

    private static void CheckPlace(ObjectKey account, MapNode metadata)
    {
        foreach (var (field, wanted) in ((string, string)[])[("name", account.Name), ("namespace", account.Namespace)])
        {
            if (metadata.GetString(field) is { Length: > 0 } given && given != wanted)
            {
                throw ApiErrors.Invalid(
                    Kind, account.Name, [FieldError.Invalid($"metadata.{field}", given, $"must match the service account {field} if specified")]);
            }
        }
    }

    private static void CheckUid(string name, string given, string uid)
    {
        if (given.Length > 0 && given != uid)
        {
            throw ApiErrors.Failure(
                409,
                "Conflict",
                $"Operation cannot be fulfilled on TokenRequest.{Kind.Group} \"{name}\": the UID in the token request ({given}) does not match the UID of the service account ({uid})",
                StatusBody.Details(name, Kind.Group, Kind.Kind));
        }
    }

    private static void CheckDuration(long seconds)
    {
        if (seconds is < LeastSeconds or > MostSeconds)
        {
            var fault = seconds < LeastSeconds ? "may not specify a duration less than 10 minutes" : "may not specify a duration larger than 2^32 seconds";
            throw ApiErrors.Invalid(Kind, "", [FieldError.Invalid("spec.expirationSeconds", NumberNode.Of(seconds), fault)]);
        }
    }

    private static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
