using System.CommandLine;
using Flux.Silo.Hosting;

namespace Flux.Silo.Commands;

/// <summary><c>run</c>: one process of a control plane, as configuration says.</summary>
internal static class RunCommand
{
    private static readonly Option<SiloRole> Role = new("--role") { Description = "all, silo or api. Overrides the configuration." };

    public static Command Create()
    {
        var command = new Command("run", "Runs one process of the control plane by its configuration (section Flux, environment Flux__*).") { Role };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = new SiloSettings();
        new ConfigurationBuilder()
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build()
            .GetSection(SiloSettings.Section)
            .Bind(settings);
        if (arguments.GetResult(Role) is { Implicit: false })
        {
            settings.Role = arguments.GetValue(Role);
        }

        await using var plane = await ControlPlane.StartAsync(settings, cancellationToken: cancellationToken);
        if (plane.Cluster is { } cluster)
        {
            cluster.WriteKubeconfig(settings.PathOf("kubeconfig"));
        }

        await plane.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
