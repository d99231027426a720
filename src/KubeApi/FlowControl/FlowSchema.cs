namespace Flux.KubeApi.FlowControl;

/// <summary>A class of callers, as Kubernetes' flow schemas are.</summary>
public sealed class FlowSchema
{
    /// <summary>Administrators, the server itself and health checks: they never wait.</summary>
    public static readonly FlowSchema Exempt = new("exempt", "exempt");

    public static readonly FlowSchema ServiceAccounts = new("service-accounts", "workload-low");

    public static readonly FlowSchema Users = new("global-default", "global-default");

    private FlowSchema(string name, string level)
    {
        Name = name;
        Uid = UidOf("flowschema/" + name);
        LevelUid = UidOf("prioritylevel/" + level);
    }

    public string Name { get; }

    public string Uid { get; }

    public string LevelUid { get; }

    /// <summary>The same on every silo and after every restart, as identifiers of stored objects would be.</summary>
    private static string UidOf(string name) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(name)).AsSpan(0, 16)).ToString();
}
