using System.Globalization;
using Flux.Bench.Kustomize;

return args switch
{
    ["inprocess", var folder] => InProcess.Run(folder),
    ["compare", var folder, var ours, var reference] => Comparison.Run(folder, ours, reference),
    ["table", var folder, var ours, var reference] => WholeTable.Run(folder, ours, reference),
    ["fuzz", var seed, var count] => MutationFuzz.Run(int.Parse(seed, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture)),
    _ => Usage.Print(),
};
