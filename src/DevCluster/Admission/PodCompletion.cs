using System.Security.Cryptography;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Admission;
using Flux.KubeApi.Authentication;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.ObjectStore;

namespace Flux.DevCluster.Admission;

/// <summary>Completes pods by their surroundings: service account with its token and what it pulls images with, tolerations.</summary>
internal sealed class PodCompletion(IObjectStore store) : IAdmissionPlugin
{
    private const string MountPath = "/var/run/secrets/kubernetes.io/serviceaccount";
    private const int TokenSeconds = 3_607;
    private const int FileMode = 420;
    private const int TolerationSeconds = 300;
    private const string SuffixAlphabet = "bcdfghjklmnpqrstvwxz2456789";

    private static readonly ResourceKey ServiceAccounts = new("", "serviceaccounts");

    public async ValueTask MutateAsync(AdmissionRequest request, CancellationToken cancellationToken)
    {
        if (request is not { Resource: { Group: "", Plural: "pods" }, Subresource: "", Object: { } pod } || pod.GetMap("spec") is not { } spec)
        {
            return;
        }

        if (request.Operation == AdmissionOperation.Create)
        {
            await SetServiceAccountAsync(request, spec, cancellationToken).ConfigureAwait(false);
        }

        AddTolerations(spec);
    }

    private async ValueTask SetServiceAccountAsync(AdmissionRequest request, MapNode spec, CancellationToken cancellationToken)
    {
        spec.TryAdd("serviceAccountName", "default");
        var name = spec.GetString("serviceAccountName")!;
        spec.Set("serviceAccount", name);
        var account = await store.GetAsync(new ObjectKey(ServiceAccounts, request.Namespace, name), cancellationToken).ConfigureAwait(false);
        if (account is null)
        {
            // The cluster's own controllers may be quicker than the one that makes the account; their pods go without a token.
            if (request.User == UserInfo.System)
            {
                return;
            }

            throw ApiErrors.Forbidden(request.Resource, request.Name, $"error looking up service account {request.Namespace}/{name}: serviceaccount \"{name}\" not found");
        }

        if (spec.GetList("imagePullSecrets") is null or { Count: 0 } && account.Root.GetList("imagePullSecrets") is { Count: > 0 } secrets)
        {
            spec.Set("imagePullSecrets", secrets.DeepClone());
        }

        if ((spec.GetBoolean("automountServiceAccountToken") ?? account.Root.GetBoolean("automountServiceAccountToken")) != false)
        {
            MountToken(spec);
        }
    }

    private static void MountToken(MapNode spec)
    {
        var volume = "kube-api-access-" + RandomNumberGenerator.GetString(SuffixAlphabet, 5);
        var isUsed = false;
        foreach (var container in spec.Items("initContainers").Concat(spec.Items("containers")))
        {
            var mounts = container.GetList("volumeMounts") ?? new ListNode();
            if (mounts.Any(mount => mount.GetString("mountPath") == MountPath))
            {
                continue;
            }

            mounts.Add(new MapNode { { "name", volume }, { "readOnly", true }, { "mountPath", MountPath } });
            container.Set("volumeMounts", mounts);
            isUsed = true;
        }

        if (isUsed)
        {
            var volumes = spec.GetList("volumes") ?? new ListNode();
            volumes.Add(TokenVolume(volume));
            spec.Set("volumes", volumes);
        }
    }

    private static MapNode TokenVolume(string name)
    {
        var token = new MapNode { { "expirationSeconds", TokenSeconds }, { "path", "token" } };
        var root = new MapNode { { "name", "kube-root-ca.crt" }, { "items", new ListNode { new MapNode { { "key", "ca.crt" }, { "path", "ca.crt" } } } } };
        var ns = new MapNode { { "path", "namespace" }, { "fieldRef", new MapNode { { "apiVersion", "v1" }, { "fieldPath", "metadata.namespace" } } } };
        var sources = new ListNode
        {
            new MapNode { { "serviceAccountToken", token } },
            new MapNode { { "configMap", root } },
            new MapNode { { "downwardAPI", new MapNode { { "items", new ListNode { ns } } } } },
        };
        return new MapNode { { "name", name }, { "projected", new MapNode { { "sources", sources }, { "defaultMode", FileMode } } } };
    }

    private static void AddTolerations(MapNode spec)
    {
        var tolerations = spec.GetList("tolerations") ?? new ListNode();
        foreach (var key in (ReadOnlySpan<string>)["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"])
        {
            if (!tolerations.Any(toleration => toleration.GetString("key") == key))
            {
                tolerations.Add(new MapNode { { "key", key }, { "operator", "Exists" }, { "effect", "NoExecute" }, { "tolerationSeconds", TolerationSeconds } });
            }
        }

        spec.Set("tolerations", tolerations);
    }
}
