using System.CommandLine;
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
