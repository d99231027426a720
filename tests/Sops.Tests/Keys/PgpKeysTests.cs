using System.Text;
using Flux.Sops.Keys;

namespace Flux.Sops.Tests.Keys;

public sealed class PgpKeysTests
{
    [Theory]
    [InlineData("default")]
    [InlineData("future-default")]
    public async Task Decrypt_MessageOfGpg_GivesTheText(string algorithm)
    {
        Assert.True(Programs.HasGpg, "gpg is not installed");
        var home = Directory.CreateTempSubdirectory("flux-gpg-").FullName;
        try
        {
            string[] common = ["--homedir", home, "--batch", "--quiet", "--no-tty", "--trust-model", "always", "--pinentry-mode", "loopback", "--passphrase", ""];
            await Programs.RunAsync("/usr/bin/gpg", null, [.. common, "--quick-generate-key", "case@example.com", algorithm, "default", "never"]);
            var secret = await Programs.RunAsync("/usr/bin/gpg", null, [.. common, "--armor", "--export-secret-keys", "case@example.com"]);
            var message = await Programs.RunAsync("/usr/bin/gpg", "data key", [.. common, "--armor", "--encrypt", "-r", "case@example.com"]);
            var keys = new PgpKeys();
            keys.Import(Encoding.UTF8.GetBytes(secret));

            Assert.Equal("data key", Encoding.UTF8.GetString(keys.Decrypt(message)));
        }
        finally
        {
            await Programs.RunAsync("/usr/bin/gpgconf", null, "--homedir", home, "--kill", "all");
            Directory.Delete(home, recursive: true);
        }
    }

    [Fact]
    public void Import_NoKey_SaysSo() =>
        Assert.Contains("no valid OpenPGP data", Assert.Throws<SopsException>(() => new PgpKeys().Import("not armored"u8.ToArray())).Message, StringComparison.Ordinal);
}
