using System.Diagnostics;

namespace Flux.HelmRender;

/// <summary>helm and fluxctl as processes.</summary>
internal sealed class Peers(string helm, string fluxctl)
{
    private const string Timer = "/usr/bin/time";

    public (double Milliseconds, long PeakKilobytes) Helm(string chart, string? values = null) => Run(helm, chart, values);

    public (double Milliseconds, long PeakKilobytes) Fluxctl(string chart, string? values = null) => Run(fluxctl, chart, values);

    private static (double Milliseconds, long PeakKilobytes) Run(string program, string chart, string? values)
    {
        var timed = File.Exists(Timer);
        string[] template = [program, "template", "rel", chart, .. values is null ? (string[])[] : ["-f", values]];
        string[] command = timed ? [Timer, "-f", "%M", .. template] : template;
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
