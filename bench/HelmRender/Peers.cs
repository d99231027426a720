using System.Diagnostics;

namespace Flux.HelmRender;

/// <summary>helm and fluxctl as processes.</summary>
internal sealed class Peers(string helm, string fluxctl)
{
    private const string Timer = "/usr/bin/time";

    public (double Milliseconds, long PeakKilobytes) Helm(string chart) => Run(helm, chart);

    public (double Milliseconds, long PeakKilobytes) Fluxctl(string chart) => Run(fluxctl, chart);

    private static (double Milliseconds, long PeakKilobytes) Run(string program, string chart)
    {
        var timed = File.Exists(Timer);
        string[] command = timed ? [Timer, "-f", "%M", program, "template", "rel", chart] : [program, "template", "rel", chart];
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        var last = "";
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => last = line.Data is { Length: > 0 } text ? text : last;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return process.ExitCode == 0
            ? (elapsed, timed && long.TryParse(last, out var peak) ? peak : 0)
            : throw new InvalidOperationException($"{program} template {chart}: {last}");
    }
}
