using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Flux.Grains.Storage;
using Flux.ObjectStore;
using Flux.ObjectStore.Migrations;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Storage;

namespace Flux.Silo.Hosting;

/// <summary>The silo: membership, reminders and grain state over the process's one database.</summary>
internal static class OrleansSetup
{
    private const string StorageName = "Default";

    public static void AddSilo(this IHostApplicationBuilder builder, SiloSettings settings, DbDataSource database)
    {
        builder.UseOrleans(silo =>
        {
            var invariant = settings.Storage == StorageKind.Postgres ? OrleansSchema.PostgreSqlInvariant : OrleansSchema.SqliteInvariant;
            silo.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = settings.ServiceId;
                options.ClusterId = settings.ClusterId;
            });
            silo.AddMembership(settings, invariant, database);
            silo.UseAdoNetReminderService(options =>
            {
                options.Invariant = invariant;
                options.DataSource = database;
            });
            silo.AddObjectStoreGrainStorage();
            silo.AddActivityPropagation();
            silo.AddDashboard(options => options.HideTrace = true);
        });
    }

    /// <summary>
    /// One process needs no membership table. With several, a dead one must be noticed within seconds also when most died at
    /// once, which the default periods do not give.
    /// </summary>
    private static void AddMembership(this ISiloBuilder silo, SiloSettings settings, string invariant, DbDataSource database)
    {
        var port = settings.SiloPort > 0 ? settings.SiloPort : FreePort();
        if (settings.Storage == StorageKind.Sqlite)
        {
            silo.UseLocalhostClustering(port, settings.GatewayPort, serviceId: settings.ServiceId, clusterId: settings.ClusterId);
            return;
        }

        silo.Services.AddHostedService<SiloLossWatch>();
        silo.UseAdoNetClustering(options =>
        {
            options.Invariant = invariant;
            options.DataSource = database;
        });
        silo.ConfigureEndpoints(IPAddress.Parse(settings.ListenAddress), port, settings.GatewayPort);
        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = TimeSpan.FromSeconds(2);
            options.NumMissedProbesLimit = 3;
            options.NumVotesForDeathDeclaration = 2;
            options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
            options.NumMissedTableIAmAliveLimit = 3;
            options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        });
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AddObjectStoreGrainStorage(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton(provider => new ObjectStoreGrainStorage(provider.GetRequiredService<IObjectStore>()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(StorageName, (provider, _) => provider.GetRequiredService<ObjectStoreGrainStorage>());
        silo.Services.AddSingleton<IGrainStorage>(provider => provider.GetRequiredService<ObjectStoreGrainStorage>());
    }
}
