using Flux.Helm.Provenance;

namespace Flux.Helm.Tests.Provenance;

public sealed class KeyringTests
{
    [Fact]
    public void Read_Text_SaysWhatIsExpected() =>
        Assert.Equal("openpgp: invalid data: tag byte does not have MSB set", Assert.Throws<ProvenanceException>(() => Keyring.Read("junk"u8.ToArray())).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Read_Garbage_EndsWithAnError(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var data = new byte[random.Next(200)];
            random.NextBytes(data);
            try
            {
                Keyring.Read(data);
            }
            catch (ProvenanceException)
            {
                // A message, not a crash, is all that garbage is worth.
            }
        }
    }
}
