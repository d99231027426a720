using System.Text;
using Flux.Helm.Templates.Functions.Crypto;
using Org.BouncyCastle.Crypto.Generators;

namespace Flux.Helm.Tests.Templates;

public sealed class BcryptTests
{
    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("pässword with spaces, and more than a few characters in it")]
    public void Hash_OfAPassword_IsWhatAnotherImplementationAccepts(string password)
    {
        var hash = Bcrypt.Hash(Encoding.UTF8.GetBytes(password), Enumerable.Range(1, 16).Select(i => (byte)(i * 15)).ToArray(), 5);

        Assert.StartsWith("$2a$05$", hash, StringComparison.Ordinal);
        Assert.True(OpenBsdBCrypt.CheckPassword(hash, password.ToCharArray()));
    }
}
