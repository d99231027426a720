using Flux.KubeApi.Bench;
using Flux.KubeApi.Bench.Serving;

// usage: KubeApi.Bench [--store memory|sqlite|both] [--seconds 6] [--connections 16] [--rows get,create,…,big,watch,memory] [--plain] [--gc server|workstation] [--out DIR]
//        KubeApi.Bench fuzz [INPUTS [FIRST-SEED]]   changed inputs for every parser of requests; exits with 1 when one breaks
// The rates of the API server over HTTPS and HTTP/1.1, from a client in a process of its own on the same cores, beside the
// targets and what a real kube-apiserver with etcd (no fsync) does on two quiet cores.
if (args is ["serve", var store, var transport])
{
    await BenchServer.RunAsync(store, useTls: transport == "tls");
    return 0;
}

if (args is ["fuzz", ..])
{
    return FuzzRun.Execute(args);
}

var settings = BenchSettings.Read(args);
foreach (var name in settings.Stores)
{
    var run = new BenchRun(settings, name);
    await run.RunAsync();
    if (settings.Includes("memory"))
    {
        await run.RunMemoryAsync();
    }
}

return 0;
