using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;

namespace Flux.KubeApi.Tests.Negotiation;

/// <summary>How answers write text.</summary>
public sealed class JsonTextTests
{
    [Theory]
    [InlineData("a😀b", "\"a😀b\"")]
    [InlineData("😀\"\n<é>", "\"😀\\\"\\n<é>\"")]
    public void Character_BeyondTheFirstPlane_IsWrittenAsItIs(string text, string json)
    {
        Assert.Equal(json, JsonNodeWriter.WriteToString(new StringNode(text)));
        Assert.Equal(json, Encoding.UTF8.GetString(JsonNodeWriter.WriteToUtf8(new StringNode(text))));
    }

    [Fact]
    public void HalfOfACharacter_IsReplaced() => Assert.Equal("\"x\ufffdy\"", JsonNodeWriter.WriteToString(new StringNode("x" + '\ud800' + "y")));
}
