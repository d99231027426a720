using System.Net;
using Flux.DevCluster.Tests.Controllers;
using Flux.Manifests.Nodes;

namespace Flux.DevCluster.Tests.Admission;

public sealed class DefaultClassTests(ControllerCluster cluster) : IClassFixture<ControllerCluster>
{
    [Fact]
    public async Task Objects_ThatNameNoClass_GetTheOneThatIsMarked()
    {
        await PostAsync("/apis/storage.k8s.io/v1/storageclasses", """
            {"metadata": {"name": "fast", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}}, "provisioner": "x.com/y"}
            """);
        await PostAsync("/apis/networking.k8s.io/v1/ingressclasses", """
            {"metadata": {"name": "front", "annotations": {"ingressclass.kubernetes.io/is-default-class": "true"}}, "spec": {"controller": "x.com/y"}}
            """);
        await PostAsync("/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata": {"name": "usual"}, "value": 7, "globalDefault": true}""");
        await cluster.CreateAsync("classes", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: puller}\nimagePullSecrets: [{name: registry}]\n");

        var claim = await PostAsync("/api/v1/namespaces/classes/persistentvolumeclaims", """
            {"metadata": {"name": "c"}, "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}
            """);
        var ingress = await PostAsync("/apis/networking.k8s.io/v1/namespaces/classes/ingresses", """
            {"metadata": {"name": "i"}, "spec": {"defaultBackend": {"service": {"name": "s", "port": {"number": 80}}}}}
            """);
        var pod = await PostAsync("/api/v1/namespaces/classes/pods", Pod(""));
        var numbered = await PostAsync("/api/v1/namespaces/classes/pods", Pod(""", "priority": 3"""));
        var second = await PostAsync("/apis/scheduling.k8s.io/v1/priorityclasses", """{"metadata": {"name": "other"}, "value": 8, "globalDefault": true}""");

        Assert.Equal("fast", claim.Body.GetString("spec", "storageClassName"));
        Assert.Equal("front", ingress.Body.GetString("spec", "ingressClassName"));
        Assert.Equal(("usual", 7), (pod.Body.GetString("spec", "priorityClassName"), pod.Body.GetInt64("spec", "priority")));
        Assert.Equal("registry", pod.Body.GetList("spec", "imagePullSecrets")![0].GetString("name"));
        Assert.Equal(
            "pods \"p\" is forbidden: the integer value of priority (3) must not be provided in pod spec; priority admission controller computed 7 from the given PriorityClass name",
            numbered.Body.GetString("message"));
        Assert.Equal(
            "priorityclasses.scheduling.k8s.io \"other\" is forbidden: PriorityClass usual is already marked as default. Only one default can exist", second.Body.GetString("message"));
    }

    [Fact]
    public async Task RuntimeClass_GivesItsOverhead_AndMustBeThere()
    {
        await PostAsync("/apis/node.k8s.io/v1/runtimeclasses", """{"metadata": {"name": "heavy"}, "handler": "h", "overhead": {"podFixed": {"cpu": "250m"}}}""");
        await cluster.CreateAsync("runtimes", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: puller}\n");

        var pod = await PostAsync("/api/v1/namespaces/runtimes/pods", Pod(", \"runtimeClassName\": \"heavy\""));
        var absent = await PostAsync("/api/v1/namespaces/runtimes/pods", Pod(", \"runtimeClassName\": \"none\""));

        Assert.Equal("250m", pod.Body.GetString("spec", "overhead", "cpu"));
        Assert.Equal("pods \"p\" is forbidden: pod rejected: RuntimeClass \"none\" not found", absent.Body.GetString("message"));
    }

    [Fact]
    public async Task Claim_GrowsOnlyWhereItsClassAllowsIt()
    {
        await PostAsync("/apis/storage.k8s.io/v1/storageclasses", """{"metadata": {"name": "fixed"}, "provisioner": "x.com/y"}""");
        await cluster.CreateAsync("growing", "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a}\n");
        await PostAsync("/api/v1/namespaces/growing/persistentvolumeclaims", """
            {"metadata": {"name": "c"}, "spec": {"storageClassName": "fixed", "accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}}}
            """);
        await cluster.UntilAsync(new ObjectStore.ResourceKey("", "persistentvolumeclaims"), "growing", "c", item => item.GetString("status", "phase") == "Bound");

        var grown = await cluster.SendAsync(
            HttpMethod.Patch, "/api/v1/namespaces/growing/persistentvolumeclaims/c", cluster.AdministratorToken, """{"spec": {"resources": {"requests": {"storage": "2Gi"}}}}""");

        Assert.Equal(
            "persistentvolumeclaims \"c\" is forbidden: only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize",
            grown.Body.GetString("message"));
    }

    private static string Pod(string more) =>
        """{"metadata": {"name": "p"}, "spec": {"serviceAccountName": "puller", "containers": [{"name": "c", "image": "i"}]""" + more + "}}";

    private Task<(HttpStatusCode Code, MapNode Body)> PostAsync(string path, string json) => cluster.SendAsync(path, cluster.AdministratorToken, json);
}
