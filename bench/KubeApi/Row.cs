namespace Flux.KubeApi.Bench;

/// <summary>One line of the table.</summary>
/// <param name="Name">As <c>--rows</c> takes it.</param>
/// <param name="RealRate">Requests per second of the real server with 16 connections.</param>
/// <param name="RealP99">Milliseconds.</param>
/// <param name="RealCount">How many requests the real server answered in its run: six seconds of one connection, six of sixteen.</param>
internal sealed record Row(string Name, string Title, double RealRate, double RealP99, double MemoryTarget, double SqliteTarget, int RealCount)
{
    public static readonly Row[] All =
    [
        new("create", "create ConfigMap", 2_054, 24.01, 8_000, 4_000, 17_340),
        new("get", "GET", 3_251, 18.73, 20_000, 15_000, 26_496),
        new("new", "apply, new Deployment", 634, 63.24, 4_000, 2_500, 5_496),
        new("unchanged", "apply, unchanged", 368, 134.48, 6_000, 6_000, 3_690),
        new("changed", "apply, another image", 290, 172.06, 3_500, 2_500, 2_976),
        new("list", "list 500 ConfigMaps", 191, 262.55, 800, 600, 2_142),
    ];

    public double Target(string store) => store == "memory" ? MemoryTarget : SqliteTarget;
}
