using System.CommandLine;
using Flux.Silo.Commands;
using Flux.Silo.Hosting;

var root = new RootCommand("A multi-tenant GitOps control plane: keeps Kubernetes equal to what Git declares.")
{
    UpCommand.Create(),
    RunCommand.Create(),
    AuditCommand.Create(),
    ClusterCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,

        // The library's own two seconds would cut a shutdown off: draining, runs that end, a silo that says goodbye.
        ProcessTerminationTimeout = HttpSurface.ShutdownTimeout + TimeSpan.FromSeconds(10),
    });
}
catch (OperationCanceledException)
{
    // Stopped before it had started.
    return 1;
}
catch (Exception error)
{
    await Console.Error.WriteLineAsync(StartFailure.Describe(error));
    return 1;
}
