using Flux.Kustomize.Building;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Generators;

/// <summary>Makes the Kubernetes service account that stands for one of Google Cloud.</summary>
internal sealed class IamPolicyGenerator : IGenerator
{
    private readonly BuildContext _context;
    private readonly string _cloud;
    private readonly (string Name, string Namespace) _kubernetes;
    private readonly (string Name, string Project) _account;

    public IamPolicyGenerator(BuildContext context, ObjectReader reader)
    {
        _context = context;
        _cloud = reader.Text("cloud");
        _kubernetes = reader.Object("kubernetesService", "KubernetesService", Kubernetes) is { } found ? (found.Item1, found.Item2) : ("", "");
        _account = reader.Object("serviceAccount", "ServiceAccount", Account) is { } account ? (account.Item1, account.Item2) : ("", "");
    }

    public IReadOnlyList<Resource> Generate()
    {
        if (_cloud != "gke")
        {
            throw new KustomizeException($"cloud provider {_cloud} not supported yet", field: "cloud");
        }

        var root = TreeNode.Map();
        root.Set("apiVersion", TreeNode.String("v1"));
        root.Set("kind", TreeNode.String("ServiceAccount"));
        var metadata = root.GetOrAddMap("metadata");
        metadata.GetOrAddMap("annotations").Set(
            "iam.gke.io/gcp-service-account", TreeNode.String($"{_account.Name}@{_account.Project}.iam.gserviceaccount.com"));
        metadata.Set("name", TreeNode.Scalar(_kubernetes.Name));
        if (_kubernetes.Namespace.Length > 0)
        {
            metadata.Set("namespace", TreeNode.Scalar(_kubernetes.Namespace));
        }

        return [new Resource(root, _context.Schema)];
    }

    private static Tuple<string, string> Kubernetes(ObjectReader reader) => Tuple.Create(reader.Text("name"), reader.Text("namespace"));

    private static Tuple<string, string> Account(ObjectReader reader) => Tuple.Create(reader.Text("name"), reader.Text("projectId"));
}
