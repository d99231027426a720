using Flux.Helm.Rendering;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Charts;

/// <summary>Reads Chart.yaml, requirements.yaml and their locks into typed fields, with the errors of Go's decoder.</summary>
internal static class MetadataReader
{
    /// <summary>Fields that the node lacks keep the value they have in <paramref name="start"/>.</summary>
    public static ChartMetadata Read(Node node, ChartMetadata start)
    {
        var decoder = new TypedDecoder("Metadata");
        if (decoder.Root(node, "v2.Metadata") is not { } map)
        {
            decoder.ThrowIfFailed();
            return start;
        }

        var read = new ChartMetadata
        {
            Name = decoder.Text(map, "name", "name"),
            Home = decoder.Text(map, "home", "home"),
            Sources = decoder.Texts(map, "sources", "sources"),
            Version = decoder.Text(map, "version", "version"),
            Description = decoder.Text(map, "description", "description"),
            Keywords = decoder.Texts(map, "keywords", "keywords"),
            Maintainers = Maintainers(decoder, map),
            Icon = decoder.Text(map, "icon", "icon"),
            ApiVersion = decoder.Text(map, "apiVersion", "apiVersion"),
            Condition = decoder.Text(map, "condition", "condition"),
            Tags = decoder.Text(map, "tags", "tags"),
            AppVersion = decoder.Text(map, "appVersion", "appVersion"),
            Deprecated = decoder.Boolean(map, "deprecated", "deprecated"),
            Annotations = decoder.TextMap(map, "annotations", "annotations"),
            KubeVersion = decoder.Text(map, "kubeVersion", "kubeVersion"),
            Dependencies = Dependencies(decoder, map),
            Type = decoder.Text(map, "type", "type"),
        };
        decoder.ThrowIfFailed();
        return ReferenceEquals(start, Empty) ? read : Overlay(start, read);
    }

    public static readonly ChartMetadata Empty = new();

    public static ChartLock? ReadLock(Node node)
    {
        var decoder = new TypedDecoder("Lock");
        var map = decoder.Root(node, "v2.Lock");
        var result = map is null ? null : new ChartLock(decoder.Text(map, "digest", "digest"), TypedDecoder.Time(map, "generated"), Dependencies(decoder, map));
        decoder.ThrowIfFailed();
        return result;
    }

    private static ChartMetadata Overlay(ChartMetadata start, ChartMetadata read) => start with
    {
        Name = read.Name.Length > 0 ? read.Name : start.Name,
        Version = read.Version.Length > 0 ? read.Version : start.Version,
        Dependencies = read.Dependencies.Count > 0 ? read.Dependencies : start.Dependencies,
    };

    private static Maintainer[] Maintainers(TypedDecoder decoder, MapNode map)
    {
        var result = new List<Maintainer>();
        foreach (var item in decoder.List(map, "maintainers", "maintainers", "[]*v2.Maintainer") ?? [])
        {
            if (item is MapNode maintainer)
            {
                result.Add(new Maintainer(
                    decoder.Text(maintainer, "name", "maintainers.name"),
                    decoder.Text(maintainer, "email", "maintainers.email"),
                    decoder.Text(maintainer, "url", "maintainers.url")));
            }
            else if (item is NullNode)
            {
                throw new ChartLoadException("validation: maintainers must not contain empty or null nodes");
            }
            else
            {
                decoder.Fail(item, "maintainers", "v2.Maintainer");
            }
        }

        return [.. result];
    }

    private static ChartDependency[] Dependencies(TypedDecoder decoder, MapNode map)
    {
        var result = new List<ChartDependency>();
        foreach (var item in decoder.List(map, "dependencies", "dependencies", "[]*v2.Dependency") ?? [])
        {
            if (item is MapNode dependency)
            {
                result.Add(new ChartDependency
                {
                    Name = decoder.Text(dependency, "name", "dependencies.name"),
                    Version = decoder.Text(dependency, "version", "dependencies.version"),
                    Repository = decoder.Text(dependency, "repository", "dependencies.repository"),
                    Condition = decoder.Text(dependency, "condition", "dependencies.condition"),
                    Tags = decoder.Texts(dependency, "tags", "dependencies.tags"),
                    ImportValues = [.. decoder.List(dependency, "import-values", "dependencies.import-values", "[]interface {}") ?? []],
                    Alias = decoder.Text(dependency, "alias", "dependencies.alias"),
                });
            }
            else if (item is NullNode)
            {
                throw new ChartLoadException("validation: dependencies must not contain empty or null nodes");
            }
            else
            {
                decoder.Fail(item, "dependencies", "v2.Dependency");
            }
        }

        return [.. result];
    }
}
