using Flux.Conformance;
using Flux.Conformance.Running;

// The project is a test project, started by the test platform, and a program: `run <corpus> …` replays one corpus.
return args is ["run", ..]
    ? await CommandLine.RunAsync(Corpora.All, args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, (builder, arguments) => SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, arguments));
