using Flux.Bench.Kustomize;

return args switch
{
    ["inprocess", var folder] => InProcess.Run(folder),
    ["compare", var folder, var ours, var reference] => Comparison.Run(folder, ours, reference),
    _ => Usage.Print(),
};
