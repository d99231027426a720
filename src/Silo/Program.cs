using System.CommandLine;
using Flux.ObjectStore;
using Flux.Sources;
using Flux.Silo.Commands;

var root = new RootCommand("A multi-tenant GitOps control plane: keeps Kubernetes equal to what Git declares.")
{
    UpCommand.Create(),
    RunCommand.Create(),
    AuditCommand.Create(),
    ClusterCommand.Create(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception error) when (error is ObjectStoreException or IOException or SourceException)
{
    // Data in use by another process, a port that is taken, a folder that cannot be written: the message says it all.
    await Console.Error.WriteLineAsync($"error: {error.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    // Stopped before it had started.
    return 1;
}
