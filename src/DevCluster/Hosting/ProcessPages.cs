using System.Globalization;
using Flux.KubeApi.Pipeline;
using Microsoft.AspNetCore.Http;

namespace Flux.DevCluster.Hosting;

/// <summary>What operators ask a server process: a few of the usual process metrics, its age, and that it takes no flags.</summary>
internal sealed class ProcessPages(TimeProvider time) : INonResourceHandler
{
    public static readonly string[] Paths = ["/flagz", "/metrics", "/metrics/slis", "/statusz"];

    private readonly DateTimeOffset _started = time.GetUtcNow();

    public bool Owns(string path) => Paths.Contains(path.TrimEnd('/'));

    public Task HandleAsync(HttpContext http, string path)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(TextOf(path.TrimEnd('/')), http.RequestAborted);
    }

    private string TextOf(string path) => path switch
    {
        "/metrics" => Metrics(),
        "/metrics/slis" => "# TYPE kubernetes_healthcheck gauge\nkubernetes_healthcheck{name=\"etcd\",type=\"healthz\"} 1\n",
        "/statusz" => string.Create(CultureInfo.InvariantCulture, $"apiserver statusz\n\nStarted: {_started:R}\nUp: {time.GetUtcNow() - _started:c}\n"),
        _ => "apiserver flags\n\n",
    };

    private string Metrics() => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        # TYPE process_start_time_seconds gauge
        process_start_time_seconds {_started.ToUnixTimeSeconds()}
        # TYPE process_resident_memory_bytes gauge
        process_resident_memory_bytes {Environment.WorkingSet}
        # TYPE process_cpu_seconds_total counter
        process_cpu_seconds_total {Environment.CpuUsage.TotalTime.TotalSeconds}

        """);
}
