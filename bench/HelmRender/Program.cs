using Flux.HelmRender;

// usage: HelmRender CORPUS HELM FLUXCTL RAW.csv
// Renders in process (warm) beside `helm template`, and `fluxctl template` beside it as a process. Raw figures go to the file.
if (args.Length != 4)
{
    Console.Error.WriteLine("usage: HelmRender CORPUS HELM FLUXCTL RAW.csv    (see run.sh)");
    return 2;
}

using var raw = new RawFigures(args[3]);
var peers = new Peers(args[1], args[2]);
new HeavyCharts(args[0], peers, raw).Run();
new ScaledCharts(peers, raw).Run();
ParallelRenders.Run(args[0], raw);
KeyGeneration.Run(raw);
return 0;
