using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Flux.KubeApi.Audit;

/// <summary>Adds the audit log to an application.</summary>
public static class AuditServiceExtensions
{
    /// <param name="dataDirectory">The log is in its directory <c>audit</c>.</param>
    public static IServiceCollection AddAuditLog(this IServiceCollection services, string dataDirectory) =>
        services.AddSingleton<IAuditSink>(provider => new AuditLog(
            new AuditLogOptions(Path.Combine(dataDirectory, "audit")), provider.GetRequiredService<ILogger<AuditLog>>()));
}
