using System.CommandLine;
using Flux.Silo.Commands;

var root = new RootCommand("A multi-tenant GitOps control plane: keeps Kubernetes equal to what Git declares.")
{
    UpCommand.Create(),
    RunCommand.Create(),
    AuditCommand.Create(),
    ClusterCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
