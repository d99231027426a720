using System.Text;
using Flux.DevCluster.Controllers.Objects;
using Flux.DevCluster.Controllers.Running;
using Flux.DevCluster.ServiceAccounts;
using Flux.KubeApi.Requests;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Controllers.ServiceAccounts;

/// <summary>Fills Secrets that ask for a token of a service account, and deletes those whose account is gone.</summary>
internal sealed class TokenSecretController(ClusterObjects objects, ControllerOptions options, ServiceAccountTokens tokens) : IController
{
    private const string TokenType = "kubernetes.io/service-account-token";
    private const string NameAnnotation = "kubernetes.io/service-account.name";
    private const string UidAnnotation = "kubernetes.io/service-account.uid";

    public IReadOnlyList<ResourceKey> Kinds { get; } = [ResourceKeys.Secrets, ResourceKeys.ServiceAccounts];

    public void Observe(Change change, WorkQueue queue)
    {
        var item = change.Object!;
        if (item.Key.Resource == ResourceKeys.ServiceAccounts)
        {
            queue.Add(item.Key);
        }
        else if (item.Root.GetString("type") == TokenType && change.Kind != ChangeKind.Deleted)
        {
            queue.Add(item.Key);
        }
    }

    public async ValueTask<TimeSpan?> ReconcileAsync(ObjectKey key, CancellationToken cancellationToken)
    {
        if (key.Resource == ResourceKeys.ServiceAccounts)
        {
            foreach (var secret in await objects.ListAsync(ResourceKeys.Secrets, key.Namespace, cancellationToken).ConfigureAwait(false))
            {
                if (secret.Root.Annotation(NameAnnotation) == key.Name)
                {
                    await SyncAsync(secret.Key, secret.Root, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        else if (await objects.FindAsync(key, cancellationToken).ConfigureAwait(false) is { } secret)
        {
            await SyncAsync(key, secret, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask SyncAsync(ObjectKey key, MapNode secret, CancellationToken cancellationToken)
    {
        if (secret.GetString("type") != TokenType || secret.IsDeleting() || secret.Annotation(NameAnnotation) is not { Length: > 0 } name)
        {
            return;
        }

        var account = await objects.FindAsync(new ObjectKey(ResourceKeys.ServiceAccounts, key.Namespace, name), cancellationToken).ConfigureAwait(false);
        if (account is null || (secret.Annotation(UidAnnotation) is { Length: > 0 } uid && uid != account.Uid()))
        {
            await objects.DeleteAsync(key, new DeleteOptions { Uid = secret.Uid() }, cancellationToken).ConfigureAwait(false);
            return;
        }

        await objects.UpdateAsync(key, "", item => Fill(item, account), cancellationToken).ConfigureAwait(false);
    }

    private bool Fill(MapNode secret, MapNode account)
    {
        if (secret.GetString("data", "token") is { Length: > 0 } && secret.Annotation(UidAnnotation) == account.Uid())
        {
            return false;
        }

        secret.GetOrAddMap("metadata").GetOrAddMap("annotations").Set(UidAnnotation, account.Uid());
        var data = secret.GetOrAddMap("data");
        data.Set("ca.crt", Base64(options.RootCertificate));
        data.Set("namespace", Base64(secret.Namespace()));
        data.Set("token", Base64(tokens.IssueLegacy(account, secret.Name())));
        return true;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
