using Flux.Manifests.Objects;
using Flux.Manifests.Schemas;

namespace Flux.Manifests.Tests.Schemas;

public sealed class BuiltinSchemasTests
{
    private static OpenApiSchema PodSpec => BuiltinSchemas.Kubernetes
        .Find(new GroupVersionKind("apps", "v1", "Deployment"))!
        .Field("spec")!.Field("template")!.Field("spec")!;

    [Fact]
    public void Field_OfAKind_CanBeFollowedThroughTypes()
    {
        var ports = PodSpec.Field("containers")!.Items!.Field("ports")!;

        Assert.Equal("io.k8s.api.core.v1.PodSpec", PodSpec.TypeName);
        Assert.Equal(ListType.Map, ports.ListType);
        Assert.Equal(["containerPort", "protocol"], ports.ListMapKeys);
        Assert.Equal("containerPort", ports.PatchMergeKey);
        Assert.Equal("merge", ports.PatchStrategy);
        Assert.Equal("TCP", ports.Items!.Field("protocol")!.Default);
    }

    [Fact]
    public void Field_ThatRefersToAType_HasItsOwnFactsAndTheTypes()
    {
        var kubernetes = BuiltinSchemas.Kubernetes;
        var servicePort = kubernetes.Find("io.k8s.api.core.v1.ServicePort")!;

        Assert.True(servicePort.Field("targetPort")!.IsIntOrString);
        Assert.Equal(SchemaType.Integer, servicePort.Field("port")!.Type);
        Assert.Equal(MapType.Atomic, kubernetes.Find("io.k8s.api.apps.v1.DeploymentSpec")!.Field("selector")!.MapType);
    }

    [Fact]
    public void Field_OfAMap_IsThatOfItsValues() =>
        Assert.Equal(SchemaType.String, PodSpec.Field("nodeSelector")!.Field("disktype")!.Type);

    [Fact]
    public void Find_UnknownKind_IsNull() =>
        Assert.Null(BuiltinSchemas.Kubernetes.Find(new GroupVersionKind("example.org", "v1", "Thing")));
}
