namespace Flux.KubeApi.Requests;

/// <summary>What a request asks for, read from its method and path.</summary>
public sealed record RequestInfo
{
    /// <summary>Whether the path names a resource; otherwise only <see cref="Path"/> and <see cref="Verb"/> say something.</summary>
    public bool IsResource { get; init; }

    /// <summary>get, list, watch, create, update, patch, delete, deletecollection; the method in lower case for other paths.</summary>
    public required string Verb { get; init; }

    public required string Path { get; init; }

    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>Empty for all namespaces and for cluster-scoped kinds. For a namespace object itself, its name.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Plural.</summary>
    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>What follows the subresource, as proxies have it.</summary>
    public string Rest { get; init; } = "";

    /// <summary>Whether the path begins with the deprecated watch prefix.</summary>
    public bool IsWatchPath { get; init; }

    /// <summary>Whether the path has a namespaces segment before the resource.</summary>
    public bool HasNamespaceSegment { get; init; }
}
