using Flux.Grains.Events;

namespace Flux.Grains.Tests.Events;

public sealed class PrintableTextTests
{
    [Theory]
    [InlineData("stored artifact for commit 'Fix\u001b[2J\u001b]0;x\u0007'", "stored artifact for commit 'Fix\uFFFD[2J\uFFFD]0;x\uFFFD'")]
    [InlineData("a\r12:00 ! forged", "a\uFFFD12:00 ! forged")]
    [InlineData("a\u202Eb\u009Bc\0", "a\uFFFDb\uFFFDc\uFFFD")]
    [InlineData("two\nlines\tand \u00e9", "two\nlines\tand \u00e9")]
    public void Text_OfATenant_TellsTheTerminalNothing(string text, string printed) => Assert.Equal(printed, PrintableText.Of(text));
}
