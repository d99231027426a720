using Flux.KubeApi.Authentication;
using Flux.KubeApi.Authorization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Logging;

namespace Flux.KubeApi.Delegation;

/// <summary>
/// Access that another API server decides, by SubjectAccessReview. Masters may do everything, and anybody may ask whether the
/// server is healthy. No answer ends the request: nobody gets in because the decider is away.
/// </summary>
public sealed partial class DelegatedAuthorizer : IAuthorizer
{
    private static readonly string[] OpenPaths = ["/healthz", "/livez", "/readyz"];

    private readonly ReviewCache _reviews;
    private readonly ILogger<DelegatedAuthorizer> _logger;

    public DelegatedAuthorizer(IReviewClient client, DelegationOptions options, TimeProvider time, ILogger<DelegatedAuthorizer> logger)
    {
        _reviews = new ReviewCache(client, options, time);
        _logger = logger;
    }

    /// <exception cref="ApiException">500: there is no decision.</exception>
    public async ValueTask<AccessDecision> AuthorizeAsync(AccessAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.User.IsInGroup(UserInfo.MastersGroup) || (!attributes.IsResource && OpenPaths.Contains(attributes.Path)))
        {
            return new AccessDecision(true, "");
        }

        try
        {
            var status = await _reviews.AskAsync(Review(attributes), IsAllowed, cancellationToken).ConfigureAwait(false);
            return new AccessDecision(IsAllowed(status), status.GetString("reason") ?? "");
        }
        catch (ReviewException error)
        {
            LogUnanswered(_logger, attributes.User.Name, error.Message);
            throw ApiErrors.Internal("the access cannot be decided now: the SubjectAccessReview got no answer");
        }
    }

    private static bool IsAllowed(MapNode status) => status.GetBoolean("allowed") == true && status.GetBoolean("denied") != true;

    private static MapNode Review(AccessAttributes attributes)
    {
        var spec = new MapNode();
        if (attributes.IsResource)
        {
            spec.Set("resourceAttributes", ResourceAttributes(attributes));
        }
        else
        {
            spec.Set("nonResourceAttributes", new MapNode { { "path", attributes.Path }, { "verb", attributes.Verb } });
        }

        UserNode.Write(spec, attributes.User);
        return new MapNode { { "apiVersion", "authorization.k8s.io/v1" }, { "kind", "SubjectAccessReview" }, { "spec", spec } };
    }

    private static MapNode ResourceAttributes(AccessAttributes attributes)
    {
        var fields = new (string Key, string Value)[]
        {
            ("namespace", attributes.Namespace),
            ("verb", attributes.Verb),
            ("group", attributes.Group),
            ("version", attributes.Version),
            ("resource", attributes.Resource),
            ("subresource", attributes.Subresource),
            ("name", attributes.Name),
        };
        var node = new MapNode();
        foreach (var (key, value) in fields.Where(field => field.Value.Length > 0))
        {
            node.Set(key, value);
        }

        return node;
    }

    [LoggerMessage(EventId = 7011, Level = LogLevel.Warning, Message = "A request of {User} is refused because its SubjectAccessReview got no answer: {Reason}")]
    private static partial void LogUnanswered(ILogger logger, string user, string reason);
}
