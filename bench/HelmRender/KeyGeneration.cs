using System.Text;
using Flux.Helm.Charts;

namespace Flux.HelmRender;

/// <summary>What the functions that make keys cost.</summary>
internal static class KeyGeneration
{
    public static void Run(RawFigures raw)
    {
        Console.WriteLine();
        foreach (var call in (string[])["genCA `c` 365", "genSelfSignedCert `c` nil nil 365", "genPrivateKey `rsa`", "genPrivateKey `ecdsa`", "genPrivateKey `ed25519`", "htpasswd `u` `p`"])
        {
            var chart = ChartLoader.LoadFiles(
            [
                new ChartFile("Chart.yaml", "apiVersion: v2\nname: k\nversion: 0.1.0\n"u8.ToArray()),
                new ChartFile("templates/k.yaml", Encoding.UTF8.GetBytes($"k: {{{{ {call} | toString | len }}}}\n")),
            ]).Chart!;
            var time = Measure.Median(7, () => Measure.Time(() => Measure.Render(chart)));
            raw.Add("keys", call, "warm", time);
            Console.WriteLine($"{call,-36} {time,8:0.0} ms");
        }
    }
}
