namespace Flux.DevCluster.Kinds;

/// <summary>What the columns of the built-in tables show.</summary>
internal static class ColumnDescriptions
{
    private static readonly Dictionary<string, string> Known = new(StringComparer.Ordinal)
    {
        ["clusterrolebindings/Groups"] = "Groups in the clusterRoleBinding",
        ["clusterrolebindings/ServiceAccounts"] = "ServiceAccounts in the clusterRoleBinding",
        ["clusterrolebindings/Users"] = "Users in the clusterRoleBinding",
        ["rolebindings/Groups"] = "Groups in the roleBinding",
        ["rolebindings/ServiceAccounts"] = "ServiceAccounts in the roleBinding",
        ["rolebindings/Users"] = "Users in the roleBinding",
        ["cronjobs/Active"] = "A list of pointers to currently running jobs.",
        ["deployments/Ready"] = "Number of the pod with ready state",
        ["statefulsets/Ready"] = "Number of the pod with ready state",
        ["jobs/Duration"] = "Time required to complete the job.",
        ["jobs/Status"] = "Status of the job.",
        ["namespaces/Status"] = "The status of the namespace",
        ["pods/Status"] = "The aggregate status of the containers in this pod.",
        ["nodes/Roles"] = "The roles of the node",
        ["nodes/Status"] = "The status of the node",
        ["nodes/Version"] = "Kubelet Version reported by the node.",
        ["storageclasses/Provisioner"] = "provisioner indicates the type of the provisioner.",
        ["apiservices/Available"] = "Whether this service is available.",
        ["apiservices/Service"] = "The reference to the service that hosts this API endpoint.",
    };

    public static string Of(string plural, string column)
    {
        if (Known.TryGetValue($"{plural}/{column}", out var text))
        {
            return text;
        }

        return column switch
        {
            "Containers" => "Names of each container in the template.",
            "Images" => "Images referenced by each container in the template.",
            _ => $"The value of {column} that the API server shows for each object in a list of {plural}.",
        };
    }
}
