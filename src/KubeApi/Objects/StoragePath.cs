namespace Flux.KubeApi.Objects;

/// <summary>The keys under which Kubernetes stores objects in etcd. Some error texts quote them.</summary>
internal static class StoragePath
{
    private const string Root = "/registry";

    public static string Of(WriteScope scope)
    {
        var place = scope.Namespace.Length == 0 ? scope.Name : $"{scope.Namespace}/{scope.Name}";
        return $"{Root}/{Folder(scope)}/{place}";
    }

    private static string Folder(WriteScope scope)
    {
        var resource = scope.Resource;
        if (resource.IsCustom || resource.Group.EndsWith("registration.k8s.io", StringComparison.Ordinal) || resource.Group == "apiextensions.k8s.io")
        {
            return $"{resource.Group}/{resource.Plural}";
        }

        // The names of the first kinds are older than their plurals.
        return (resource.Group, resource.Plural) switch
        {
            ("", "services") => "services/specs",
            ("", "endpoints") => "services/endpoints",
            ("", "nodes") => "minions",
            ("", "replicationcontrollers") => "controllers",
            ("networking.k8s.io", "ingresses") => "ingress",
            _ => resource.Plural,
        };
    }
}
