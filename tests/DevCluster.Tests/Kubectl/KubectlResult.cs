namespace Flux.DevCluster.Tests.Kubectl;

internal sealed record KubectlResult(int ExitCode, string Output, string Error);
