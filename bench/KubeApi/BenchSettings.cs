using System.Globalization;

namespace Flux.KubeApi.Bench;

internal sealed record BenchSettings
{
    public string[] Stores { get; init; } = ["memory", "sqlite"];

    /// <summary>How long each row is measured, after as long a warm-up: the code of a row is compiled while it runs.</summary>
    public double Seconds { get; init; } = 6;

    public int Connections { get; init; } = 16;

    public bool UseTls { get; init; } = true;

    /// <summary>The server's garbage collector: that for servers, as the product has it, or that for workstations.</summary>
    public bool UseServerCollector { get; init; } = true;

    /// <summary>The rows to measure; empty for all.</summary>
    public string[] Rows { get; init; } = [];

    /// <summary>Where raw results go; null for nowhere.</summary>
    public string? Output { get; init; }

    public bool Includes(string row) => Rows.Length == 0 || Rows.Contains(row);

    public static BenchSettings Read(string[] args)
    {
        var settings = new BenchSettings();
        for (var i = 0; i < args.Length; i++)
        {
            settings = args[i] switch
            {
                "--plain" => settings with { UseTls = false },
                "--gc" => settings with { UseServerCollector = args[++i] == "server" },
                "--store" => settings with { Stores = args[++i] == "both" ? ["memory", "sqlite"] : [args[i]] },
                "--seconds" => settings with { Seconds = double.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--connections" => settings with { Connections = int.Parse(args[++i], CultureInfo.InvariantCulture) },
                "--rows" => settings with { Rows = args[++i].Split(',') },
                "--out" => settings with { Output = args[++i] },
                _ => throw new ArgumentException($"unknown argument {args[i]}"),
            };
        }

        return settings;
    }
}
