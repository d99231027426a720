using Flux.Cluster.Histories;

// The project is a test project, started by the test platform, and the program that runs many histories.
return args is [HistoryProgram.Verb, ..]
    ? await HistoryProgram.RunAsync(args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(
        args, (builder, arguments) => Flux.Cluster.SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, arguments));
