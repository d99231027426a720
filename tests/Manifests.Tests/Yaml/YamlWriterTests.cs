using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Manifests.Tests.Yaml;

public sealed class YamlWriterTests
{
    [Fact]
    public void Write_KeepKeyOrder_DoesNotSort() =>
        Assert.Equal("b: 1\na: 2\n", YamlWriter.Write(new MapNode { { "b", 1 }, { "a", 2 } }, new YamlWriteOptions { KeepKeyOrder = true }));

    [Fact]
    public void Write_IndentSequences_MovesThemUnderTheirKey() =>
        Assert.Equal(
            "a:\n  - b:\n      - 1\n  - - 2\n",
            YamlWriter.Write(YamlReader.Read("a: [{b: [1]}, [2]]"), new YamlWriteOptions { IndentSequences = true }));

    [Theory]
    [InlineData("1.0", "1\n")]
    [InlineData("1e3", "1000\n")]
    [InlineData("-0", "0\n")]
    [InlineData("1234567.5", "1.2345675e+06\n")]
    [InlineData("18446744073709551615", "18446744073709551615\n")]
    [InlineData("18446744073709551616", "1.8446744073709552e+19\n")]
    public void Write_Numbers_ComeOutAsGoPrintsThem(string text, string expected) =>
        Assert.Equal(expected, YamlWriter.Write(new NumberNode(text)));

    [Fact]
    public void Write_KeysThatContradictTheOrder_StillEnds()
    {
        string[] keys = ["v1", "v10", "v2", "v1beta1", "v1alpha1", "v2beta1", "v11alpha2", "1", "a1", "a-", "é", "_"];
        var map = new MapNode();
        foreach (var key in keys)
        {
            map.Set(key, true);
        }

        Assert.Equal(keys.Length, ((MapNode)YamlReader.Read(YamlWriter.Write(map))).Count);
    }
}
