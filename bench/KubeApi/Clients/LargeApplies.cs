using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Flux.KubeApi.Bench.Clients;

/// <summary>How long one apply of a very large object takes, over HTTP.</summary>
internal sealed class LargeApplies(Uri address, RequestText requests)
{
    private const int WarmUp = 80;
    private const int Times = 15;

    public void Run()
    {
        using var connection = new RawConnection(address);
        Measure(connection, "ConfigMap of 1 MB in 1,000 keys", version => requests.ApplyConfigMap(ConfigMap(1_000, version)));
        Measure(connection, "Service with 5,000 keyed ports", version => requests.ApplyService(Service(5_000, version)));
    }

    private static void Measure(RawConnection connection, string name, Func<int, byte[]> request)
    {
        var first = Time(connection, request(0));
        for (var i = 0; i < WarmUp; i++)
        {
            Time(connection, request(i % 2));
        }

        Time(connection, request(0));
        var unchanged = Enumerable.Range(0, Times).Select(_ => Time(connection, request(0))).Order().ElementAt(Times / 2);
        var changed = Enumerable.Range(1, Times).Select(version => Time(connection, request(version))).Order().ElementAt(Times / 2);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{name}: apply new {first:0} ms (once, cold), unchanged {unchanged:0} ms, changed {changed:0} ms (median of {Times}; target 100 ms)"));
    }

    private static double Time(RawConnection connection, byte[] request)
    {
        var started = Stopwatch.GetTimestamp();
        var code = connection.Exchange(request);
        return code < 300 ? Stopwatch.GetElapsedTime(started).TotalMilliseconds : throw new InvalidOperationException($"the server answered {code}");
    }

    private static string ConfigMap(int keys, int version)
    {
        var text = new StringBuilder("""{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"big"},"data":{""");
        for (var i = 0; i < keys; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}\"key-{i}\":\"{(i == 0 ? version : 0)}{new string('x', 1_000_000 / keys)}\"");
        }

        return text.Append("}}").ToString();
    }

    private static string Service(int ports, int version)
    {
        var text = new StringBuilder("""{"apiVersion":"v1","kind":"Service","metadata":{"name":"big"},"spec":{"selector":{"app":"a"},"ports":[""");
        for (var i = 0; i < ports; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{(i > 0 ? "," : "")}{{\"name\":\"p{i}\",\"port\":{10_000 + i},\"protocol\":\"TCP\",\"targetPort\":{(i == 0 ? 1 + version : 1 + i)}}}");
        }

        return text.Append("]}}").ToString();
    }
}
