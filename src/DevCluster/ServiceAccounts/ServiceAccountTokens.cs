using System.Security.Cryptography;
using System.Text;
using Flux.KubeApi.Certificates;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Authentication;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.ServiceAccounts;

/// <summary>
/// The tokens of service accounts: those that expire, and those kept in Secrets. A token is worth what its account is: it ends when
/// the account is deleted, also when another of the same name is made.
/// </summary>
internal sealed class ServiceAccountTokens(IObjectStore store, DevClusterOptions options, TimeProvider time) : ITokenAuthenticator, IDisposable
{
    private const string LegacyIssuer = "kubernetes/serviceaccount";
    private const string LegacyPrefix = "kubernetes.io/serviceaccount/";

    private static readonly ResourceKey Accounts = new("", "serviceaccounts");
    private static readonly ResourceKey Secrets = new("", "secrets");
    private static readonly ResourceKey Pods = new("", "pods");
    private static readonly ResourceKey Nodes = new("", "nodes");

    private readonly JsonWebToken _tokens = new(OpenKey(options.DataDirectory));

    /// <summary>A token that expires.</summary>
    /// <param name="account">The stored account.</param>
    /// <param name="bound">What the token ends with, as <c>{pod: {name, uid}}</c>, see <see cref="TokenBinding"/>; null for nothing but the account.</param>
    public string Issue(MapNode account, IReadOnlyList<string> audiences, DateTimeOffset expires, MapNode? bound)
    {
        var (ns, name) = (account.GetString("metadata", "namespace") ?? "", account.GetString("metadata", "name") ?? "");
        var now = time.GetUtcNow().ToUnixTimeSeconds();
        var kubernetes = new MapNode
        {
            { "namespace", ns },
            { "serviceaccount", new MapNode { { "name", name }, { "uid", account.GetString("metadata", "uid") ?? "" } } },
        };
        foreach (var (kind, reference) in bound ?? new MapNode())
        {
            kubernetes.Set(kind, reference);
        }

        return _tokens.Sign(new MapNode
        {
            { "aud", new ListNode(audiences.Select(audience => (Node)audience)) },
            { "exp", expires.ToUnixTimeSeconds() },
            { "iat", now },
            { "iss", StaticTokens.DefaultAudience },
            { "jti", Guid.NewGuid().ToString() },
            { "kubernetes.io", kubernetes },
            { "nbf", now },
            { "sub", $"system:serviceaccount:{ns}:{name}" },
        });
    }

    /// <summary>A token without end, for a Secret.</summary>
    public string IssueLegacy(MapNode account, string secret)
    {
        var (ns, name) = (account.GetString("metadata", "namespace") ?? "", account.GetString("metadata", "name") ?? "");
        return _tokens.Sign(new MapNode
        {
            { "iss", LegacyIssuer },
            { LegacyPrefix + "namespace", ns },
            { LegacyPrefix + "secret.name", secret },
            { LegacyPrefix + "service-account.name", name },
            { LegacyPrefix + "service-account.uid", account.GetString("metadata", "uid") ?? "" },
            { "sub", $"system:serviceaccount:{ns}:{name}" },
        });
    }

    public async ValueTask<TokenIdentity?> AuthenticateAsync(string token, IReadOnlyList<string> audiences, CancellationToken cancellationToken)
    {
        if (_tokens.Read(token) is not { } claims)
        {
            return null;
        }

        var claim = claims.GetString("iss") == LegacyIssuer ? Legacy(claims, token) : Expiring(claims);
        IReadOnlyList<string> asked = audiences.Count == 0 ? [StaticTokens.DefaultAudience] : audiences;
        var granted = asked.Where(claim.Audiences.Contains).ToArray();
        if (granted.Length == 0 || claim.Expires <= time.GetUtcNow() || !await IsThereAsync(claim, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var user = new UserInfo(
            $"system:serviceaccount:{claim.Namespace}:{claim.Name}",
            ["system:serviceaccounts", $"system:serviceaccounts:{claim.Namespace}", UserInfo.AuthenticatedGroup])
        {
            Uid = claim.Uid,
            Extra = claim.Extra,
        };
        return new TokenIdentity(user, granted);
    }

    public MapNode PublicKeys() => _tokens.PublicKeys();

    public void Dispose() => _tokens.Dispose();

    private static TokenClaim Expiring(MapNode claims) => new()
    {
        Namespace = claims.GetString("kubernetes.io", "namespace") ?? "",
        Name = claims.GetString("kubernetes.io", "serviceaccount", "name") ?? "",
        Uid = claims.GetString("kubernetes.io", "serviceaccount", "uid") ?? "",
        Extra = ExtraOf(claims),
        Bound = BoundObject(claims),
        Audiences = [.. claims.GetList("aud")?.OfType<StringNode>().Select(audience => audience.Value) ?? []],
        Expires = DateTimeOffset.FromUnixTimeSeconds(claims.GetInt64("exp") ?? 0),
    };

    private static TokenClaim Legacy(MapNode claims, string token) => new()
    {
        Namespace = claims.GetString(LegacyPrefix + "namespace") ?? "",
        Name = claims.GetString(LegacyPrefix + "service-account.name") ?? "",
        Uid = claims.GetString(LegacyPrefix + "service-account.uid") ?? "",
        Bound = (Secrets, claims.GetString(LegacyPrefix + "secret.name") ?? "", null),
        SecretData = token,
        Audiences = [StaticTokens.DefaultAudience],
        Expires = DateTimeOffset.MaxValue,
    };

    /// <summary>Of a pod and its node it is the pod that the token ends with.</summary>
    private static (ResourceKey Kind, string Name, string? Uid)? BoundObject(MapNode claims)
    {
        foreach (var (field, kind) in ((string, ResourceKey)[])[("pod", Pods), ("secret", Secrets), ("node", Nodes)])
        {
            if (claims.GetMap("kubernetes.io", field) is { } reference)
            {
                return (kind, reference.GetString("name") ?? "", reference.GetString("uid"));
            }
        }

        return null;
    }

    private static Dictionary<string, IReadOnlyList<string>> ExtraOf(MapNode claims)
    {
        var extra = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        Add("credential-id", claims.GetString("jti") is { } id ? $"JTI={id}" : null);
        Add("pod-name", claims.GetString("kubernetes.io", "pod", "name"));
        Add("pod-uid", claims.GetString("kubernetes.io", "pod", "uid"));
        Add("node-name", claims.GetString("kubernetes.io", "node", "name"));
        Add("node-uid", claims.GetString("kubernetes.io", "node", "uid"));
        return extra;

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                extra["authentication.kubernetes.io/" + key] = [value];
            }
        }
    }

    private async ValueTask<bool> IsThereAsync(TokenClaim claim, CancellationToken cancellationToken)
    {
        var account = await store.GetAsync(new ObjectKey(Accounts, claim.Namespace, claim.Name), cancellationToken).ConfigureAwait(false);
        if (account is null || account.Root.GetString("metadata", "uid") != claim.Uid)
        {
            return false;
        }

        if (claim.Bound is not { } bound)
        {
            return true;
        }

        var found = await store.GetAsync(new ObjectKey(bound.Kind, bound.Kind == Nodes ? "" : claim.Namespace, bound.Name), cancellationToken).ConfigureAwait(false);
        return found is not null
            && (bound.Uid is null || found.Root.GetString("metadata", "uid") == bound.Uid)
            && (claim.SecretData is not { } data || found.Root.GetString("data", "token") == Convert.ToBase64String(Encoding.UTF8.GetBytes(data)));
    }

    private static RSA OpenKey(string? folder)
    {
        var key = RSA.Create(2048);
        if (folder is null)
        {
            return key;
        }

        var path = Path.Combine(folder, "service-accounts.pem");
        if (File.Exists(path))
        {
            key.ImportFromPem(File.ReadAllText(path));
        }
        else
        {
            Directory.CreateDirectory(folder);
            SecretFile.Write(path, key.ExportPkcs8PrivateKeyPem() + "\n");
        }

        return key;
    }
}
