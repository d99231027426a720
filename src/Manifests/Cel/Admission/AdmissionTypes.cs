using System.Collections.Frozen;
using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Admission;

/// <summary>The types of what admission shows to expressions besides the objects themselves.</summary>
internal static class AdmissionTypes
{
    private static readonly CelType Texts = CelType.List(CelType.String);
    private static readonly CelType TextMap = CelType.Map(CelType.String, CelType.String);

    private static readonly CelType Kind = Object("kubernetes.GroupVersionKind", ("group", CelType.String), ("version", CelType.String), ("kind", CelType.String));

    private static readonly CelType Resource = Object(
        "kubernetes.GroupVersionResource", ("group", CelType.String), ("version", CelType.String), ("resource", CelType.String));

    private static readonly CelType User = Object(
        "kubernetes.UserInfo", ("username", CelType.String), ("uid", CelType.String), ("groups", Texts), ("extra", CelType.Map(CelType.String, Texts)));

    public static CelType Request { get; } = Object(
        "kubernetes.AdmissionRequest",
        ("kind", Kind),
        ("resource", Resource),
        ("subResource", CelType.String),
        ("requestKind", Kind),
        ("requestResource", Resource),
        ("requestSubResource", CelType.String),
        ("name", CelType.String),
        ("namespace", CelType.String),
        ("operation", CelType.String),
        ("userInfo", User),
        ("dryRun", CelType.Bool),
        ("options", CelType.Dyn));

    public static CelType Namespace { get; } = Object(
        "kubernetes.Namespace",
        ("metadata", Object(
            "kubernetes.NamespaceMetadata",
            ("name", CelType.String),
            ("generateName", CelType.String),
            ("namespace", CelType.String),
            ("labels", TextMap),
            ("annotations", TextMap),
            ("UID", CelType.String),
            ("creationTimestamp", CelType.Dyn),
            ("deletionGracePeriodSeconds", CelType.Int),
            ("deletionTimestamp", CelType.Dyn),
            ("generation", CelType.Int),
            ("resourceVersion", CelType.String),
            ("finalizers", Texts))),
        ("spec", Object("kubernetes.NamespaceSpec", ("finalizers", Texts))),
        ("status", Object("kubernetes.NamespaceStatus", ("phase", CelType.String))));

    public static CelType Object(string name, params ReadOnlySpan<(string Name, CelType Type)> fields)
    {
        var byName = new Dictionary<string, CelType>(StringComparer.Ordinal);
        foreach (var (field, type) in fields)
        {
            byName[field] = type;
        }

        var frozen = byName.ToFrozenDictionary(StringComparer.Ordinal);
        return CelType.Object(name, frozen.GetValueOrDefault);
    }
}
