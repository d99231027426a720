using Flux.Silo.Commands;
using Flux.Silo.Settings;
using Microsoft.AspNetCore.Connections;

namespace Flux.Silo.Tests.Commands;

public sealed class StartFailureTests
{
    [Fact]
    public void Describe_Settings_GivesEachItsLine() =>
        Assert.Equal("error: a\nerror: b", StartFailure.Describe(new SettingsException(["a", "b"])));

    [Fact]
    public void Describe_TakenPort_SaysWhatToDo() =>
        Assert.Contains("--api-port", StartFailure.Describe(new IOException("Failed to bind.", new AddressInUseException("Address already in use"))), StringComparison.Ordinal);

    [Fact]
    public void Describe_UnexpectedFailure_TellsAllThatIsKnown() =>
        Assert.Contains(nameof(InvalidOperationException), StartFailure.Describe(new InvalidOperationException("x")), StringComparison.Ordinal);
}
