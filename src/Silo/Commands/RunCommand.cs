using System.CommandLine;
using Flux.Silo.Hosting;
using Flux.Silo.Settings;
using Flux.Silo.Telemetry;

namespace Flux.Silo.Commands;

/// <summary><c>run</c>: one process of a control plane, as configuration says.</summary>
internal static partial class RunCommand
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
        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        var settings = SettingsReader.Read(configuration.GetSection(SiloSettings.Section));
        if (arguments.GetResult(Role) is { Implicit: false })
        {
            settings.Role = arguments.GetValue(Role);
        }

        SettingsRules.Check(settings);
        settings.LogFormat ??= Console.IsOutputRedirected ? LogFormat.Json : LogFormat.Text;
        await using var plane = await ControlPlane.StartAsync(settings, cancellationToken: cancellationToken);
        if (plane.Cluster is { } cluster)
        {
            cluster.WriteKubeconfig(settings.PathOf("kubeconfig"));
        }

        LogStarted(plane.Services.GetRequiredService<ILogger<ControlPlane>>(), settings.Role, settings.Home, settings.Storage, plane.HttpAddress);
        await plane.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    [LoggerMessage(EventId = 9004, Level = LogLevel.Information, Message = "The control plane has started: role {Role}, home {Home}, storage {Storage}, {Address}")]
    private static partial void LogStarted(ILogger logger, SiloRole role, HomeKind home, StorageKind storage, Uri address);
}
