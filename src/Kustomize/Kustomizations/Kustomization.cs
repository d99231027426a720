using Flux.Manifests.Nodes;

namespace Flux.Kustomize.Kustomizations;

/// <summary>A kustomization file with its deprecated fields turned into those that took their place.</summary>
internal sealed record Kustomization
{
    public const string KustomizationKind = "Kustomization";
    public const string ComponentKind = "Component";
    public const string Version = "kustomize.config.k8s.io/v1beta1";
    public const string ComponentVersion = "kustomize.config.k8s.io/v1alpha1";

    public string ApiVersion { get; init; } = "";

    public string Kind { get; init; } = "";

    public IReadOnlyDictionary<string, string> OpenApi { get; init; } = new Dictionary<string, string>();

    public string NamePrefix { get; init; } = "";

    public string NameSuffix { get; init; } = "";

    public string Namespace { get; init; } = "";

    public IReadOnlyDictionary<string, string> CommonLabels { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<LabelEntry> Labels { get; init; } = [];

    public IReadOnlyDictionary<string, string> CommonAnnotations { get; init; } = new Dictionary<string, string>();

    public IReadOnlyList<string> PatchesStrategicMerge { get; init; } = [];

    public IReadOnlyList<PatchEntry> PatchesJson6902 { get; init; } = [];

    public IReadOnlyList<PatchEntry> Patches { get; init; } = [];

    public IReadOnlyList<ImageEntry> Images { get; init; } = [];

    public IReadOnlyList<ReplacementEntry> Replacements { get; init; } = [];

    public IReadOnlyList<ReplicaEntry> Replicas { get; init; } = [];

    public IReadOnlyList<Variable> Variables { get; init; } = [];

    public SortOptions? SortOptions { get; init; }

    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<string> Components { get; init; } = [];

    public IReadOnlyList<string> Crds { get; init; } = [];

    public IReadOnlyList<GeneratorArguments> ConfigMapGenerator { get; init; } = [];

    public IReadOnlyList<GeneratorArguments> SecretGenerator { get; init; } = [];

    public IReadOnlyList<MapNode> HelmCharts { get; init; } = [];

    public MapNode? HelmGlobals { get; init; }

    public GeneratorOptions? GeneratorOptions { get; init; }

    public IReadOnlyList<string> Configurations { get; init; } = [];

    public IReadOnlyList<string> Generators { get; init; } = [];

    public IReadOnlyList<string> Transformers { get; init; } = [];

    public IReadOnlyList<string> Validators { get; init; } = [];

    public IReadOnlyList<string> BuildMetadata { get; init; } = [];

    public bool IsComponent => Kind == ComponentKind;
}
