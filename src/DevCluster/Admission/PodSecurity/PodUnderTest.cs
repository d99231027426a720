using Flux.DevCluster.Kinds.Defaults;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Admission.PodSecurity;

/// <summary>A pod or a pod template, with the questions that the standards ask of it.</summary>
internal sealed class PodUnderTest(MapNode metadata, MapNode spec)
{
    public MapNode Metadata => metadata;

    public MapNode Spec => spec;

    public IReadOnlyList<MapNode> Containers { get; } =
        [.. spec.Items("initContainers").Concat(spec.Items("containers")).Concat(spec.Items("ephemeralContainers"))];

    public bool IsWindows => spec.GetString("os", "name") == "windows";

    public IReadOnlyList<MapNode> Where(Func<MapNode, bool> predicate) => [.. Containers.Where(predicate)];

    /// <summary><c>container "a"</c> or <c>containers "a", "b"</c></summary>
    public static string Name(IReadOnlyCollection<MapNode> containers) => Plural("container", containers.Select(NameOf));

    public static string Volumes(IReadOnlyCollection<MapNode> volumes) => Plural("volume", volumes.Select(NameOf));

    public static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));

    public static string Plural(string word, IEnumerable<string> names)
    {
        var list = names.ToArray();
        return $"{word}{(list.Length == 1 ? "" : "s")} {Quoted(list)}";
    }

    private static string NameOf(MapNode item) => item.GetString("name") ?? "";
}
