using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Flux.Silo.Hosting;

/// <summary>
/// Says of a process that serves only whether anybody works on what it takes: a silo that the membership table has as alive. It may be sent
/// requests in any case, since what is stored waits for the silo that comes.
/// </summary>
internal sealed class SiloPresenceCheck(DbDataSource database, SiloSettings settings, TimeProvider time) : IHealthCheck
{
    /// <summary>Orleans' number of the status Active.</summary>
    private const int Active = 3;

    private const string Query = "SELECT max(IAmAliveTime) FROM OrleansMembershipTable WHERE DeploymentId = @cluster AND Status = @status";

    /// <summary>Several times the period at which silos say that they are alive, and some difference of clocks.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = database.CreateCommand(Query);
            Add(command, "cluster", settings.ClusterId);
            Add(command, "status", Active);
            return await command.ExecuteScalarAsync(cancellationToken) is DateTime seen && time.GetUtcNow() - seen < Silence
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded("no silo is running: objects are served and kept, and nothing is reconciled until one starts");
        }
        catch (DbException error)
        {
            return HealthCheckResult.Degraded("the membership table cannot be read", error);
        }
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
