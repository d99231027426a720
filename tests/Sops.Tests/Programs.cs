using System.Diagnostics;
using System.Text;

namespace Flux.Sops.Tests;

/// <summary>The original programs, as peers.</summary>
internal static class Programs
{
    public static bool HasAge => File.Exists("/usr/bin/age") && File.Exists("/usr/bin/age-keygen");

    public static bool HasGpg => File.Exists("/usr/bin/gpg");

    public static async Task<string> RunAsync(string program, string? input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var reading = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input ?? "");
        process.StandardInput.Close();
        var output = await reading;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program}: {await error}");
        return output;
    }
}
