namespace Flux.KubeApi.Resources;

public enum ResourceScope
{
    Cluster,
    Namespaced,
}
