using System.CommandLine;
using Flux.Silo.Demo;
using Flux.Silo.Git;
using Flux.Silo.Hosting;
using Flux.Silo.Settings;

namespace Flux.Silo.Commands;

/// <summary><c>up</c>: everything in one process, with a demo to look at.</summary>
internal static class UpCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Where everything is kept.", DefaultValueFactory = _ => ".flux" };
    private static readonly Option<int> ApiPort = new("--api-port") { Description = "Port of the Kubernetes API.", DefaultValueFactory = _ => 6443 };
    private static readonly Option<int> HttpPort = new("--http-port") { Description = "Port of everything else.", DefaultValueFactory = _ => 8080 };
    private static readonly Option<bool> NoDemo = new("--no-demo") { Description = "Start empty." };

    public static Command Create()
    {
        var command = new Command("up", "Starts a home cluster, a control plane and a demo in this process.") { Data, ApiPort, HttpPort, NoDemo };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var settings = new SiloSettings
        {
            DataDirectory = arguments.GetRequiredValue(Data),
            ApiPort = arguments.GetRequiredValue(ApiPort),
            HttpPort = arguments.GetRequiredValue(HttpPort),

            // Nobody else talks to this silo: several of these may run beside each other.
            SiloPort = 0,
            GatewayPort = 0,
        };
        SettingsRules.Check(settings);
        using var renders = ConsoleReport.ListenToRenders();
        await using var plane = await ControlPlane.StartAsync(settings, ConsoleReport.Register, cancellationToken);
        var kubeconfig = settings.PathOf("kubeconfig");
        plane.Cluster!.WriteKubeconfig(kubeconfig);
        var git = new Uri(plane.HttpAddress, GitEndpoints.Prefix).ToString();
        var repositories = new DemoRepositories(plane.Git, settings.PathOf("work"));
        var hasDemo = !arguments.GetValue(NoDemo);
        if (hasDemo)
        {
            await repositories.CreateAsync(git, cancellationToken);
            await new DemoObjects(plane.HomeClient).ApplyAsync(git, cancellationToken);
        }

        ConsoleReport.PrintNextSteps(kubeconfig, hasDemo ? repositories.WorkTreeOf("team-a/app") : null, plane.HttpAddress);
        await plane.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
