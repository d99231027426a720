using System.Diagnostics;
using System.Globalization;
using Flux.DevCluster.Hosting;
using Flux.KubeApi.Tests.Fuzzing;

namespace Flux.KubeApi.Bench;

/// <summary>Many inputs for every parser of requests, beyond those that the tests try.</summary>
internal static class FuzzRun
{
    // An envelope with a ConfigMap: a name and two entries.
    private static readonly byte[] Message = Convert.FromHexString(
        "6B3873000A0F0A0276311209436F6E6669674D617012250A090A0161120022002A00" + "120A0A016B120576616C7565120C0A026B3212066F74686572211A00220020");

    public static int Execute(string[] args)
    {
        var inputs = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        var first = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000_000;
        var failures = 0;
        foreach (var parser in FuzzedParsers.All.Append(new FuzzedParser("protobuf body", [Message], bytes => DevClusterProtobuf.Decode(bytes))))
        {
            failures += Run(parser, first, inputs);
        }

        return failures == 0 ? 0 : 1;
    }

    private static int Run(FuzzedParser parser, int first, int inputs)
    {
        var fuzzer = new RequestFuzzer(parser);
        var failures = 0;
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < inputs; i++)
        {
            if (fuzzer.FindFailure(first + i) is { } failure && failures++ < 5)
            {
                Console.WriteLine(failure);
            }
        }

        Console.WriteLine($"{parser.Name}: {inputs:N0} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {failures} failures");
        return failures;
    }
}
