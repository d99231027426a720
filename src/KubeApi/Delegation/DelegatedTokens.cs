using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;
using Microsoft.Extensions.Logging;

namespace Flux.KubeApi.Delegation;

/// <summary>Bearer tokens that another API server knows: each is asked for by TokenReview. No answer means not valid.</summary>
public sealed partial class DelegatedTokens : ITokenAuthenticator
{
    private readonly ReviewCache _reviews;
    private readonly ILogger<DelegatedTokens> _logger;

    public DelegatedTokens(IReviewClient client, DelegationOptions options, TimeProvider time, ILogger<DelegatedTokens> logger)
    {
        _reviews = new ReviewCache(client, options, time);
        _logger = logger;
    }

    public async ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancellationToken)
    {
        var spec = new MapNode { { "token", token } };
        if (audiences.Count > 0)
        {
            spec.Set("audiences", UserNode.List(audiences));
        }

        try
        {
            var review = new MapNode { { "apiVersion", "authentication.k8s.io/v1" }, { "kind", "TokenReview" }, { "spec", spec } };
            var status = await _reviews.AskAsync(review, IsAuthenticated, cancellationToken).ConfigureAwait(false);
            return IsAuthenticated(status) && status.GetMap("user") is { } user && user.GetString("username") is { Length: > 0 }
                ? Identity(user, audiences, status)
                : null;
        }
        catch (ReviewException error)
        {
            LogUnanswered(_logger, error.Message);
            return null;
        }
    }

    private static bool IsAuthenticated(MapNode status) => status.GetBoolean("authenticated") == true;

    /// <summary>A server that does not know audiences answers without any: then the token is for none of those that were asked for.</summary>
    private static TokenIdentity? Identity(MapNode user, IReadOnlyList<string> asked, MapNode status)
    {
        var audiences = (status.GetList("audiences") ?? []).OfType<StringNode>().Select(audience => audience.Value).ToArray();
        return asked.Count > 0 && !asked.Intersect(audiences).Any() ? null : new TokenIdentity(UserNode.Read(user), audiences);
    }

    [LoggerMessage(EventId = 7010, Level = LogLevel.Warning, Message = "A token is refused because its TokenReview got no answer: {Reason}")]
    private static partial void LogUnanswered(ILogger logger, string reason);
}
