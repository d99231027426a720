using System.Text;
using Flux.KubeApi.Negotiation;

namespace Flux.KubeApi.Tests.Negotiation;

public sealed class GoJsonScannerTests
{
    [Theory]
    [InlineData("""{"a":""", "unexpected end of JSON input")]
    [InlineData("not json", "invalid character 'o' in literal null (expecting 'u')")]
    [InlineData("{} x", "invalid character 'x' after top-level value")]
    [InlineData("""{"a":1,}""", "invalid character '}' looking for beginning of object key string")]
    [InlineData("""{"a" 1}""", "invalid character '1' after object key")]
    [InlineData("[1 2]", "invalid character '2' after array element")]
    [InlineData("""{"a":[{},{"b":[]}]}""", null)]
    public void FirstFault_Text_IsExplainedAsGoDoes(string json, string? expected) =>
        Assert.Equal(expected, new GoJsonScanner(Encoding.UTF8.GetBytes(json)).FirstFault());
}
