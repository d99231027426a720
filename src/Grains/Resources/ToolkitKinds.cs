namespace Flux.Grains.Resources;

/// <summary>The kinds that controllers here reconcile or read.</summary>
public static class ToolkitKinds
{
    private const string SourceGroup = "source.toolkit.fluxcd.io";

    public static readonly ToolkitKind GitRepository = new("GitRepository", SourceGroup, "v1", "gitrepositories");
    public static readonly ToolkitKind OciRepository = new("OCIRepository", SourceGroup, "v1", "ocirepositories");
    public static readonly ToolkitKind Bucket = new("Bucket", SourceGroup, "v1", "buckets");
    public static readonly ToolkitKind ExternalArtifact = new("ExternalArtifact", SourceGroup, "v1", "externalartifacts");
    public static readonly ToolkitKind Kustomization = new("Kustomization", "kustomize.toolkit.fluxcd.io", "v1", "kustomizations");
    public static readonly ToolkitKind Tenant = new("Tenant", "tenancy.toolkit.fluxcd.io", "v1alpha1", "tenants");

    /// <summary>The kinds that a Kustomization may take its artifact from.</summary>
    public static readonly IReadOnlyList<ToolkitKind> Sources = [GitRepository, OciRepository, Bucket, ExternalArtifact];

    public static ToolkitKind? FindSource(string kind) => Sources.FirstOrDefault(candidate => candidate.Kind == kind);
}
