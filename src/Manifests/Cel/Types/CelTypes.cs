using System.Collections.Frozen;

namespace Flux.Manifests.Cel.Types;

/// <summary>Types by the short names of this code, and by the names that expressions use.</summary>
internal static class CelTypes
{
    public static readonly CelType Quantity = CelType.Opaque("kubernetes.Quantity");
    public static readonly CelType Ip = CelType.Opaque("net.IP");
    public static readonly CelType Cidr = CelType.Opaque("net.CIDR");
    public static readonly CelType Url = CelType.Opaque("kubernetes.URL");
    public static readonly CelType Semver = CelType.Opaque("kubernetes.Semver");
    public static readonly CelType Format = CelType.Opaque("kubernetes.NamedFormat");
    public static readonly CelType Authorizer = CelType.Opaque("kubernetes.authorization.Authorizer");
    public static readonly CelType PathCheck = CelType.Opaque("kubernetes.authorization.PathCheck");
    public static readonly CelType GroupCheck = CelType.Opaque("kubernetes.authorization.GroupCheck");
    public static readonly CelType ResourceCheck = CelType.Opaque("kubernetes.authorization.ResourceCheck");
    public static readonly CelType Decision = CelType.Opaque("kubernetes.authorization.Decision");

    private static readonly FrozenDictionary<string, CelType> ByName = new Dictionary<string, CelType>
    {
        ["dyn"] = CelType.Dyn,
        ["null"] = CelType.Null,
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["duration"] = CelType.Duration,
        ["timestamp"] = CelType.Timestamp,
        ["quantity"] = Quantity,
        ["ip"] = Ip,
        ["cidr"] = Cidr,
        ["url"] = Url,
        ["semver"] = Semver,
        ["format"] = Format,
        ["authorizer"] = Authorizer,
        ["pathCheck"] = PathCheck,
        ["groupCheck"] = GroupCheck,
        ["resourceCheck"] = ResourceCheck,
        ["decision"] = Decision,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CelType> Identifiers = new Dictionary<string, CelType>
    {
        ["bool"] = CelType.Bool,
        ["int"] = CelType.Int,
        ["uint"] = CelType.Uint,
        ["double"] = CelType.Double,
        ["string"] = CelType.String,
        ["bytes"] = CelType.Bytes,
        ["list"] = CelType.AnyList,
        ["map"] = CelType.AnyMap,
        ["null_type"] = CelType.Null,
        ["type"] = CelType.Type,
        ["dyn"] = CelType.Dyn,
        ["google.protobuf.Duration"] = CelType.Duration,
        ["google.protobuf.Timestamp"] = CelType.Timestamp,
        ["optional_type"] = CelType.Optional(CelType.Dyn),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, CelType> Kubernetes = new[] { Quantity, Ip, Cidr, Url, Semver, Format }
        .ToFrozenDictionary(type => type.Name);

    /// <summary>A type by the short name that signatures use.</summary>
    public static CelType Named(string name) => ByName[name];

    /// <summary>The type that a name in an expression stands for, or null.</summary>
    public static CelType? Find(string name, bool withKubernetes) =>
        Identifiers.GetValueOrDefault(name) ?? (withKubernetes ? Kubernetes.GetValueOrDefault(name) : null);

    /// <summary>A type as messages of the checker print it, which shortens the names of times.</summary>
    public static string Display(CelType type)
    {
        var name = type.Kind switch
        {
            CelTypeKind.Duration => "duration",
            CelTypeKind.Timestamp => "timestamp",
            CelTypeKind.Null => "null",
            _ => type.Name,
        };
        return type.Parameters.Count == 0 ? name : $"{name}({string.Join(", ", type.Parameters.Select(Display))})";
    }
}
