using Flux.KubeApi.Resources;

namespace Flux.KubeApi.Discovery;

/// <summary>The order in which discovery lists what a kind can do: built-in kinds by name, custom kinds as their server was written.</summary>
internal static class DiscoveryOrder
{
    private static readonly string[] Verbs = ["delete", "deletecollection", "get", "list", "patch", "create", "update", "watch"];
    private static readonly string[] VerbsOfTerminating = ["delete", "deletecollection", "get", "list", "watch"];

    public static IEnumerable<string> VerbsOf(ResourceDefinition definition) =>
        definition.IsCustom ? (definition.IsTerminating ? VerbsOfTerminating : Verbs).Where(definition.Verbs.Contains) : definition.Verbs;

    public static IEnumerable<Subresource> SubresourcesOf(ResourceDefinition definition, ServedVersion version) =>
        definition.IsCustom ? version.Subresources : version.Subresources.OrderBy(candidate => candidate.Name, StringComparer.Ordinal);
}
