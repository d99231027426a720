using System.Text;
using Flux.Helm.Provenance;

namespace Flux.Helm.Tests.Provenance;

public sealed class ClearSignedMessageTests
{
    private const string Armour = "-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n";

    [Fact]
    public void TryParse_WhatWasWritten_GivesTheTextBack()
    {
        const string Text = "a: 1\n- b\n-- c  \n\n...\nfiles: {}\n";

        var file = ClearSignedMessage.Write(Text, "SHA512", Armour);

        Assert.Contains("\n- - b\n- -- c\n", file, StringComparison.Ordinal);
        var parsed = ClearSignedMessage.TryParse(file)!;
        Assert.Equal("a: 1\n- b\n-- c\n\n...\nfiles: {}\n", parsed.Text);
        Assert.Equal("a: 1\r\n- b\r\n-- c\r\n\r\n...\r\nfiles: {}\r\n", Encoding.UTF8.GetString(parsed.SignedBytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-----BEGIN PGP SIGNED MESSAGE-----\n")]
    [InlineData("-----BEGIN PGP SIGNED MESSAGE-----\nComment: hidden text\n\na\n" + Armour)]
    [InlineData("-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\na\n-----BEGIN PGP SIGNATURE-----\n")]
    public void TryParse_NoCompleteMessage_IsNull(string file) => Assert.Null(ClearSignedMessage.TryParse(file));
}
