namespace Flux.KubeApi.OpenApi;

/// <summary>How OpenAPI documents name groups: generated clients make their classes and methods of these.</summary>
internal static class OpenApiNames
{
    /// <summary><c>core_v1</c>, <c>apps_v1</c>, <c>khExampleCom_v1</c></summary>
    public static string Tag(string group, string version, bool isCustom)
    {
        var name = Words(group, isCustom);
        return $"{char.ToLowerInvariant(name[0])}{name[1..]}_{version}";
    }

    /// <summary><c>CoreV1</c>, <c>AppsV1</c>, <c>KhExampleComV1</c></summary>
    public static string Prefix(string group, string version, bool isCustom) => Words(group, isCustom) + Capitalized(version);

    public static string Capitalized(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    private static string Words(string group, bool isCustom)
    {
        if (group.Length == 0)
        {
            return "Core";
        }

        var parts = group.Split('.');
        if (isCustom)
        {
            return string.Concat(parts.Select(Capitalized));
        }

        // Of Kubernetes' own groups only the part before .k8s.io counts.
        return group.EndsWith(".k8s.io", StringComparison.Ordinal) ? string.Concat(parts[..^2].Select(Capitalized)) : Capitalized(parts[0]);
    }
}
