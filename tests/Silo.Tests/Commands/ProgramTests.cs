using System.Diagnostics;

namespace Flux.Silo.Tests.Commands;

/// <summary>The program as an operator starts it.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("Flux__Role", "Worker", "error: Flux__Role: 'Worker' is not one of All, Silo, Api")]
    [InlineData("Flux__Home", "InCluster", "error: Flux__Home is InCluster, but this is no pod")]
    [InlineData("Flux__PostgresConnection", "nonsense", "error: Flux__PostgresConnection is no connection string", "Flux__Storage", "Postgres")]
    [InlineData("Flux__PostgresConnection", "Host=127.0.0.1;Port=1", "error: The database of Flux__PostgresConnection cannot be used", "Flux__Storage", "Postgres")]
    public async Task Run_SettingThatCannotBeUsed_EndsWithOneLine(string name, string value, string line, string otherName = "Flux__ApiPort", string otherValue = "0")
    {
        var folder = Directory.CreateTempSubdirectory("flux-silo-");
        try
        {
            var (code, error) = await RunAsync((name, value), (otherName, otherValue), ("Flux__DataDirectory", folder.FullName));

            Assert.Equal(1, code);
            Assert.StartsWith(line, error, StringComparison.Ordinal);
            Assert.Single(error.TrimEnd().Split('\n'));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Code, string Error)> RunAsync(params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Flux.Silo.dll"), "run"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error);
    }
}
