using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.FileSystems;

namespace Flux.Bench.Kustomize;

/// <summary>Times builds in this process: what the control plane pays, where code is warm.</summary>
internal static class InProcess
{
    private const int Runs = 15;

    public static int Run(string folder)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"input",-34}{"cold ms",10}{"warm ms",10}{"MB allocated",14}"));
        var files = new JailedDiskFileSystem(folder);
        foreach (var (name, path) in Inputs.Find(folder))
        {
            Report(name, () => Build(files, path));
        }

        var small = FourObjects();
        Report("four objects with an overlay", () => Build(small, "overlay"));
        Parallel(small);
        return 0;
    }

    /// <summary>Two threads of builds against one. On a busy machine the processor time tells whether they hinder each other: it is twice that of one.</summary>
    private static void Parallel(IReadOnlyFileSystem files)
    {
        const int Builds = 5_000;
        Repeat(files, Builds);
        var alone = Measure(() => Repeat(files, Builds));
        var together = Measure(() => System.Threading.Tasks.Parallel.Invoke(() => Repeat(files, Builds), () => Repeat(files, Builds)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Builds} builds alone {alone.Wall:F0} ms ({alone.Processor:F0} ms of processor), twice {Builds} on two threads {together.Wall:F0} ms ({together.Processor:F0}): {together.Wall / alone.Wall:F2} times the time, {together.Processor / alone.Processor:F2} times the processor"));
    }

    private static (double Wall, double Processor) Measure(Action action)
    {
        var before = Environment.CpuUsage.TotalTime;
        var wall = Time(action);
        return (wall, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    private static void Repeat(IReadOnlyFileSystem files, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Build(files, "overlay");
        }
    }

    private static void Build(IReadOnlyFileSystem files, string path)
    {
        var result = KustomizeBuilder.Build(files, path);
        if (!result.IsSuccess)
        {
            throw new InvalidOperationException(result.Errors[0].Message);
        }

        result.WriteYaml(new ArrayBufferWriter<byte>());
    }

    private static void Report(string name, Action build)
    {
        var cold = Time(build);
        var times = Enumerable.Range(0, Runs).Select(_ => Time(build)).Order().ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();
        build();
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34}{cold,10:F1}{times[Runs / 2],10:F2}{allocated,14:F2}"));
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static InMemoryFileSystem FourObjects() => InMemoryFileSystem.FromText(new Dictionary<string, string>
    {
        ["base/kustomization.yaml"] = "resources: [all.yaml]\nconfigMapGenerator:\n- name: c\n  literals: [a=b]\n",
        ["base/all.yaml"] = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app, labels: {app: app}}
            spec:
              replicas: 1
              selector: {matchLabels: {app: app}}
              template:
                metadata: {labels: {app: app}}
                spec:
                  containers:
                  - name: app
                    image: registry.example.com/app:1.0
                    envFrom: [{configMapRef: {name: c}}]
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: app}
            spec: {selector: {app: app}, ports: [{port: 80}]}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: app}
            """,
        ["overlay/kustomization.yaml"] = "resources: [../base]\nnamePrefix: p-\nnamespace: team\nimages: [{name: registry.example.com/app, newTag: '2'}]\n",
    });
}
