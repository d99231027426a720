using System.Globalization;
using System.Text;

namespace Flux.KubeApi.Bench.Clients;

/// <summary>Writes the requests of the rows.</summary>
internal sealed class RequestText(Uri address, string token)
{
    private const string Namespace = "/api/v1/namespaces/";

    public byte[] CreateNamespace(string name) =>
        Of("POST", "/api/v1/namespaces", "application/json", $$$"""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"{{{name}}}"}}""");

    public byte[] CreateConfigMap(string ns, string name) => Of(
        "POST",
        $"{Namespace}{ns}/configmaps",
        "application/json",
        $$$"""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"{{{name}}}","labels":{"app":"bench"}},"data":{"key":"value","settings.yaml":"level: info\nport: 9898\ncolor: \"#34577c\"\n"}}""");

    public byte[] GetConfigMap(string ns, string name) => Of("GET", $"{Namespace}{ns}/configmaps/{name}");

    public byte[] ListConfigMaps(string ns) => Of("GET", $"{Namespace}{ns}/configmaps");

    public byte[] WatchConfigMaps(string ns) => Of("GET", $"{Namespace}{ns}/configmaps?watch=true");

    public byte[] Apply(string name, string image) => Of(
        "PATCH",
        $"/apis/apps/v1/namespaces/bench/deployments/{name}?fieldManager=bench&force=true",
        "application/apply-patch+yaml",
        Deployment(name, image));

    public byte[] ApplyService(string body) => Of("PATCH", $"{Namespace}bench/services/big?fieldManager=bench&force=true", "application/apply-patch+yaml", body);

    public byte[] ApplyConfigMap(string body) => Of("PATCH", $"{Namespace}bench/configmaps/big?fieldManager=bench&force=true", "application/apply-patch+yaml", body);

    public static string Name(int worker, long number) => string.Create(CultureInfo.InvariantCulture, $"w{worker}-{number}");

    public static string Image(long number) => string.Create(CultureInfo.InvariantCulture, $"ghcr.io/stefanprodan/podinfo:6.0.{number}");

    public static string Deployment(string name, string image) => $$$$$"""
        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"{{{{{name}}}}}","namespace":"bench","labels":{"app.kubernetes.io/name":"podinfo","app.kubernetes.io/part-of":"demo"}},"spec":{"minReadySeconds":3,"revisionHistoryLimit":5,"progressDeadlineSeconds":60,"strategy":{"rollingUpdate":{"maxUnavailable":0},"type":"RollingUpdate"},"selector":{"matchLabels":{"app":"podinfo"}},"template":{"metadata":{"annotations":{"prometheus.io/scrape":"true","prometheus.io/port":"9797"},"labels":{"app":"podinfo"}},"spec":{"containers":[{"name":"podinfod","image":"{{{{{image}}}}}","imagePullPolicy":"IfNotPresent","ports":[{"name":"http","containerPort":9898,"protocol":"TCP"},{"name":"http-metrics","containerPort":9797,"protocol":"TCP"},{"name":"grpc","containerPort":9999,"protocol":"TCP"}],"command":["./podinfo","--port=9898","--port-metrics=9797","--grpc-port=9999","--level=info"],"env":[{"name":"PODINFO_UI_COLOR","value":"#34577c"}],"livenessProbe":{"exec":{"command":["podcli","check","http","localhost:9898/healthz"]},"initialDelaySeconds":5,"timeoutSeconds":5},"readinessProbe":{"exec":{"command":["podcli","check","http","localhost:9898/readyz"]},"initialDelaySeconds":5,"timeoutSeconds":5},"resources":{"limits":{"cpu":"2","memory":"512Mi"},"requests":{"cpu":"100m","memory":"64Mi"}},"volumeMounts":[{"name":"data","mountPath":"/data"}]}],"volumes":[{"name":"data","emptyDir":{}}]}}}}
        """;

    private byte[] Of(string method, string path, string? type = null, string body = "")
    {
        var bytes = Encoding.UTF8.GetByteCount(body);
        var content = type is null ? "" : $"Content-Type: {type}\r\nContent-Length: {bytes}\r\n";
        return Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: bench/1\r\nAccept: application/json\r\nAuthorization: Bearer {token}\r\n{content}\r\n{body}");
    }
}
