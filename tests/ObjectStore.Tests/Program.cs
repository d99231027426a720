using Flux.ObjectStore.Tests;
using Flux.ObjectStore.Tests.Sqlite;

// The project is a test project, started by the test platform, and the process that a crash test kills.
return args is [CrashWriter.Argument, var database]
    ? await CrashWriter.RunAsync(database)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, (builder, arguments) => SelfRegisteredExtensions.AddSelfRegisteredExtensions(builder, arguments));
