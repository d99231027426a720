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
internal sealed class TokenRequest(ServiceAccountTokens tokens, IObjectStore store, TimeProvider time) : ISubresourceHandler
{
    private const long DefaultSeconds = 3600;
    private const long LeastSeconds = 600;
    private const long MostSeconds = 1L << 32;

    public async ValueTask<ApiResponse> HandleAsync(SubresourceRequest request, CancellationToken cancellationToken)
    {
        var key = new ObjectKey(request.Resource.StorageKey, request.Info.Namespace, request.Info.Name);
        var account = await store.GetAsync(key, cancellationToken).ConfigureAwait(false) ?? throw ApiErrors.NotFound(request.Resource, key.Name);
        var spec = request.Body.GetMap("spec") ?? new MapNode();
        var seconds = spec.GetInt64("expirationSeconds") ?? DefaultSeconds;
        Check(key.Name, seconds);
        var audiences = spec.GetList("audiences") is { Count: > 0 } asked
            ? asked.OfType<StringNode>().Select(audience => audience.Value).ToArray()
            : [StaticTokens.DefaultAudience];
        var bound = await BoundAsync(key.Namespace, spec.GetMap("boundObjectRef"), cancellationToken).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var expires = now.AddSeconds(seconds);
        var token = tokens.Issue(account.Root, audiences, expires, bound);
        return ApiResponse.Created(new MapNode
        {
            { "kind", "TokenRequest" },
            { "apiVersion", "authentication.k8s.io/v1" },
            { "metadata", new MapNode { { "name", key.Name }, { "namespace", key.Namespace }, { "creationTimestamp", Format(now) } } },
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

    private static void Check(string name, long seconds)
    {
        if (seconds is < LeastSeconds or > MostSeconds)
        {
            var fault = seconds < LeastSeconds ? "may not specify a duration less than 10 minutes" : "may not specify a duration larger than 2^32 seconds";
            throw ApiErrors.Invalid(
                new GroupKind("authentication.k8s.io", "TokenRequest"), name, [FieldError.Invalid("spec.expirationSeconds", NumberNode.Of(seconds), fault)]);
        }
    }

    private async ValueTask<MapNode?> BoundAsync(string ns, MapNode? reference, CancellationToken cancellationToken)
    {
        if (reference is null)
        {
            return null;
        }

        var kind = reference.GetString("kind") ?? "";
        var plural = kind switch
        {
            "Pod" => "pods",
            "Secret" => "secrets",
            _ => throw ApiErrors.BadRequest($"cannot bind token for serviceaccount to object of type {reference.GetString("apiVersion")}/{kind}"),
        };
        var name = reference.GetString("name") ?? "";
        var found = await store.GetAsync(new ObjectKey(new ResourceKey("", plural), ns, name), cancellationToken).ConfigureAwait(false)
            ?? throw ApiErrors.NotFound("", plural, name);
        var uid = found.Root.GetString("metadata", "uid") ?? "";
        return new MapNode { { kind.ToLowerInvariant(), new MapNode { { "name", name }, { "uid", uid } } } };
    }

    private static string Format(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
