using System.CommandLine;
using Flux.DevCluster.Hosting;
using Flux.DevCluster.Controllers;
using Flux.ObjectStore.Sqlite;
using Flux.Silo.Storage;

namespace Flux.Silo.Commands;

/// <summary><c>cluster</c>: a DevCluster of its own, as the home of control planes that run elsewhere.</summary>
internal static class ClusterCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Where it is kept.", DefaultValueFactory = _ => ".flux-cluster" };
    private static readonly Option<int> Port = new("--port") { Description = "Port of the Kubernetes API.", DefaultValueFactory = _ => 6443 };

    public static Command Create()
    {
        var command = new Command("cluster", "Starts a Kubernetes API for development and tests, without a control plane.") { Data, Port };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = PrivateDirectory.Ensure(arguments.GetRequiredValue(Data)).FullName;
        var options = new DevClusterOptions
        {
            Port = arguments.GetRequiredValue(Port),
            DataDirectory = folder,
            Store = await SqliteObjectStore.OpenAsync(Path.Combine(folder, "objects.db"), DevClusterStore.Options, cancellationToken: cancellationToken),
        };
        await using var cluster = await DevClusterHost.StartAsync(options, cancellationToken: cancellationToken);
        var kubeconfig = Path.Combine(folder, "kubeconfig");
        cluster.WriteKubeconfig(kubeconfig);
        Console.WriteLine($"The cluster is ready: kubectl --kubeconfig {kubeconfig} get all -A");
        await cluster.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
