using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using Flux.ObjectStore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Flux.ObjectStore.Tests.Orleans;

/// <summary>Real silos with Orleans' own ADO.NET providers on our tables.</summary>
public abstract class OrleansProviderTests
{
    protected CancellationToken Token { get; } = TestContext.Current.CancellationToken;

    protected abstract SqlDialect Dialect { get; }

    protected abstract string Invariant { get; }

    protected abstract Task<DbDataSource> OpenAsync();

    [Fact]
    public async Task Silos_OnMigratedDatabase_ShareMembershipStateAndReminders()
    {
        await using var source = await OpenAsync();
        await OrleansSchema.MigrateAsync(source, Dialect, Token);
        await OrleansSchema.MigrateAsync(source, Dialect, Token);
        using (var first = await StartSiloAsync(source))
        using (var second = await StartSiloAsync(source))
        {
            var hosts = await second.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, Token);
            Assert.Equal(2, hosts.Count);
            await UseStateAndRemindersAsync(first.Services.GetRequiredService<IGrainFactory>());
            await second.StopAsync(Token);
            await first.StopAsync(Token);
        }

        using var later = await StartSiloAsync(source);
        var grain = later.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a");
        Assert.Equal(3, await grain.IncrementAsync());
        Assert.Equal(["one"], await grain.ForgetAsync("two"));
        await later.StopAsync(Token);
    }

    [Fact]
    public async Task Storage_ForeignWrite_IsAConflictAndTheNextReadHeals()
    {
        await using var source = await OpenAsync();
        await OrleansSchema.MigrateAsync(source, Dialect, Token);
        using var silo = await StartSiloAsync(source);
        var grain = silo.Services.GetRequiredService<IGrainFactory>().GetGrain<ICounterGrain>("a");
        await grain.IncrementAsync();
        await using (var command = source.CreateCommand("UPDATE OrleansStorage SET Version = Version + 1"))
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync(Token));
        }

        await Assert.ThrowsAsync<InconsistentStateException>(grain.IncrementAsync);
        Assert.Equal(2, await grain.IncrementAsync());
        await silo.StopAsync(Token);
    }

    private static async Task UseStateAndRemindersAsync(IGrainFactory grains)
    {
        var grain = grains.GetGrain<ICounterGrain>("a");
        Assert.Equal(1, await grain.IncrementAsync());
        Assert.Equal(2, await grain.IncrementAsync());
        Assert.Equal(2, await grain.RereadAsync());
        Assert.Equal(["one"], await grain.RemindAsync("one"));
        Assert.Equal(["one", "two"], await grain.RemindAsync("two"));
        Assert.Equal(["one", "two"], await grain.RemindAsync("two"));

        var other = grains.GetGrain<ICounterGrain>("b");
        await other.IncrementAsync();
        await other.ClearAsync();
        Assert.Equal(1, await other.IncrementAsync());
        var many = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => grains.GetGrain<ICounterGrain>($"m{i}").IncrementAsync()));
        Assert.All(many, count => Assert.Equal(1, count));
    }

    private async Task<IHost> StartSiloAsync(DbDataSource source)
    {
        var host = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleans(silo => silo
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "test"))
                .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Take(), FreePorts.Take())
                .UseAdoNetClustering(options => (options.Invariant, options.DataSource) = (Invariant, source))
                .UseAdoNetReminderService(options => (options.Invariant, options.DataSource) = (Invariant, source))
                .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.DataSource, options.DeleteStateOnClear) = (Invariant, source, true)))
            .Build();
        await host.StartAsync(Token);
        return host;
    }
}
