namespace Flux.DevCluster.Controllers.Workloads.Hashing;

/// <summary>How Go prints the name of a type: with the package that it is in.</summary>
internal static class GoTypeName
{
    public static string Of(string type)
    {
        if (type[0] == '*')
        {
            return "*" + Of(type[1..]);
        }

        if (type.StartsWith("[]", StringComparison.Ordinal))
        {
            return "[]" + Of(type[2..]);
        }

        if (type.StartsWith("map[", StringComparison.Ordinal))
        {
            var end = type.IndexOf(']', StringComparison.Ordinal);
            return $"map[{Of(type[4..end])}]{Of(type[(end + 1)..])}";
        }

        return type switch
        {
            "string" or "bool" or "int32" or "int64" => type,
            _ when type.StartsWith("metav1.", StringComparison.Ordinal) => type["meta".Length..],
            _ when type.Contains('.', StringComparison.Ordinal) => type,
            _ => "v1." + type,
        };
    }
}
