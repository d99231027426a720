namespace Flux.Kustomize.Resources;

/// <summary>Annotations by which kustomize and its plug-ins talk to each other; none of them is for the cluster.</summary>
internal static class BuildAnnotations
{
    public const string Prefix = "internal.config.kubernetes.io/";
    public const string Enabled = "enabled";
    public const string NeedsHash = Prefix + "needsHashSuffix";
    public const string Behavior = Prefix + "generatorBehavior";
    public const string AllowNameChange = Prefix + "allowNameChange";
    public const string AllowKindChange = Prefix + "allowKindChange";
    public const string PreviousKinds = Prefix + "previousKinds";
    public const string PreviousNames = Prefix + "previousNames";
    public const string PreviousNamespaces = Prefix + "previousNamespaces";
    public const string Prefixes = Prefix + "prefixes";
    public const string Suffixes = Prefix + "suffixes";
    public const string Origin = "config.kubernetes.io/origin";
    public const string Transformations = "alpha.config.kubernetes.io/transformations";
    public const string LocalConfig = "config.kubernetes.io/local-config";

    /// <summary>What never reaches the output.</summary>
    public static readonly IReadOnlySet<string> Removed = new HashSet<string>(StringComparer.Ordinal)
    {
        NeedsHash, Behavior, AllowNameChange, AllowKindChange, PreviousKinds, PreviousNames, PreviousNamespaces,
        Prefixes, Suffixes, Prefix + "refBy", Prefix + "path", Prefix + "index", Prefix + "seqindent", Prefix + "id",
        Prefix + "annotations-migration-resource-id", "config.kubernetes.io/path", "config.kubernetes.io/index", "config.k8s.io/id",
    };
}
