using System.Diagnostics;
using System.Globalization;

namespace Flux.KubeApi.Bench.Serving;

/// <summary>The server in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address, string token)
    {
        _process = process;
        Address = address;
        Token = token;
    }

    public Uri Address { get; }

    public string Token { get; }

    public static async Task<ServerProcess> StartAsync(string store, bool useTls, bool useServerCollector)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        foreach (var argument in (string[])["serve", store, useTls ? "tls" : "plain"])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_gcServer"] = useServerCollector ? "1" : "0";
        var process = Process.Start(start)!;
        var words = (await process.StandardOutput.ReadLineAsync())?.Split(' ');
        return words is ["ready", var address, var token]
            ? new ServerProcess(process, new Uri(address), token)
            : throw new InvalidOperationException("the server did not start");
    }

    public async Task<ServerUsage> UsageAsync(bool collect = false)
    {
        await _process.StandardInput.WriteLineAsync(collect ? "collect" : "usage");
        await _process.StandardInput.FlushAsync();
        var words = (await _process.StandardOutput.ReadLineAsync())!.Split(' ');
        return new ServerUsage(
            double.Parse(words[0], CultureInfo.InvariantCulture),
            long.Parse(words[1], CultureInfo.InvariantCulture),
            long.Parse(words[2], CultureInfo.InvariantCulture),
            long.Parse(words[3], CultureInfo.InvariantCulture),
            long.Parse(words[4], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _process.StandardInput.WriteLine("quit");
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
