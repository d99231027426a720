using Flux.Sops.Keys;

namespace Flux.Sops.Tests.Keys;

public sealed class AgeFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(65_536)]
    [InlineData(150_000)]
    public async Task Decrypt_FileOfTheAgeProgram_GivesTheText(int length)
    {
        Assert.True(Programs.HasAge, "the age program is not installed");
        var text = new string('x', length);
        var (secret, recipient) = await NewKeyAsync();
        var armored = await Programs.RunAsync("/usr/bin/age", text, "--encrypt", "--armor", "-r", recipient);

        var plain = AgeFile.Decrypt(armored, AgeIdentity.ParseAll(secret));

        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(plain));
    }

    [Fact]
    public async Task Decrypt_ForSomebodyElse_SaysThatNoIdentityFits()
    {
        Assert.True(Programs.HasAge, "the age program is not installed");
        var (_, recipient) = await NewKeyAsync();
        var (other, _) = await NewKeyAsync();
        var armored = await Programs.RunAsync("/usr/bin/age", "secret", "--encrypt", "--armor", "-r", recipient);

        var error = Assert.Throws<SopsException>(() => AgeFile.Decrypt(armored, AgeIdentity.ParseAll(other)));

        Assert.Contains("did not match any of the recipients", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age-encryption.org/v1\n")]
    [InlineData("age-encryption.org/v1\n-> X25519 AAAA\nAAAA\n---")]
    [InlineData("-----BEGIN AGE ENCRYPTED FILE-----\n!!!\n-----END AGE ENCRYPTED FILE-----")]
    public void Decrypt_MalformedFile_FailsWithAMessage(string text) =>
        Assert.Throws<SopsException>(() => AgeFile.Decrypt(text, []));

    [Theory]
    [InlineData("not a key", "unknown identity type")]
    [InlineData("AGE-SECRET-KEY-1QQQQ", "malformed secret key")]
    [InlineData("AGE-SECRET-KEY-PQ-1QQQQ", "post-quantum age identities (AGE-SECRET-KEY-PQ-) are not supported; use an X25519 key (AGE-SECRET-KEY-1)")]
    [InlineData("# only a comment", "no identities found")]
    public void ParseAll_BadIdentity_SaysWhatIsWrong(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SopsException>(() => AgeIdentity.ParseAll(text)).Message);

    private static async Task<(string Secret, string Recipient)> NewKeyAsync()
    {
        var file = await Programs.RunAsync("/usr/bin/age-keygen", null);
        var recipient = file.Split('\n').Single(line => line.Contains("public key:", StringComparison.Ordinal)).Split(": ")[1];
        return (file, recipient.Trim());
    }
}
