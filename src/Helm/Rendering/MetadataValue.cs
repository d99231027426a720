using Flux.Helm.Charts;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Rendering;

/// <summary><c>.Chart</c>: the metadata as a map with the names of Go's fields.</summary>
internal static class MetadataValue
{
    public static GoMap Of(ChartNode chart)
    {
        var metadata = chart.Metadata;
        return new GoMap
        {
            ["Name"] = metadata.Name,
            ["Home"] = metadata.Home,
            ["Sources"] = Strings(metadata.Sources),
            ["Version"] = metadata.Version,
            ["Description"] = metadata.Description,
            ["Keywords"] = Strings(metadata.Keywords),
            ["Maintainers"] = GoList.Any([.. metadata.Maintainers.Select(Maintainer)]),
            ["Icon"] = metadata.Icon,
            ["APIVersion"] = metadata.ApiVersion,
            ["Condition"] = metadata.Condition,
            ["Tags"] = metadata.Tags,
            ["AppVersion"] = metadata.AppVersion,
            ["Deprecated"] = metadata.Deprecated,
            ["Annotations"] = Annotations(metadata.Annotations),
            ["KubeVersion"] = metadata.KubeVersion,
            ["Dependencies"] = GoList.Any([.. metadata.Dependencies.Select((dependency, index) => Dependency(dependency, chart.Enabled?[index] ?? false))]),
            ["Type"] = metadata.Type,
            ["IsRoot"] = chart.IsRoot,
        };
    }

    private static GoMap Maintainer(Maintainer maintainer) =>
        new() { ["Name"] = maintainer.Name, ["Email"] = maintainer.Email, ["URL"] = maintainer.Url };

    private static GoMap Dependency(ChartDependency dependency, bool enabled) => new()
    {
        ["Name"] = dependency.Name,
        ["Version"] = dependency.Version,
        ["Repository"] = dependency.Repository,
        ["Condition"] = dependency.Condition,
        ["Tags"] = Strings(dependency.Tags),
        ["Enabled"] = enabled,
        ["ImportValues"] = GoList.Any([.. dependency.ImportValues.Select(NodeValues.FromNode)]),
        ["Alias"] = dependency.Alias,
    };

    private static GoMap Annotations(IReadOnlyDictionary<string, string>? annotations)
    {
        if (annotations is null)
        {
            return GoMap.Nil(GoType.StringMap);
        }

        var map = new GoMap(GoType.StringMap);
        foreach (var (key, value) in annotations)
        {
            map[key] = value;
        }

        return map;
    }

    private static GoList Strings(IReadOnlyList<string> items) => GoList.Any([.. items]);
}
