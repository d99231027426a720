using Flux.Apply.Reading;
using Flux.Manifests.Nodes;

namespace Flux.Apply.Tests.Reading;

public sealed class ManifestReaderTests
{
    [Fact]
    public void Read_BrokenDocument_KeepsThoseBeforeIt()
    {
        var reading = ManifestReader.Read("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n---\na: [\n");

        Assert.Equal("a", Assert.Single(reading.Objects).GetString("metadata", "name"));
        Assert.StartsWith("error converting YAML to JSON: yaml: ", reading.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("---\n", null)]
    [InlineData("---\n# c\n---\n", null)]
    [InlineData("--- x\n", "invalid Yaml document separator: x")]
    [InlineData("{a: b}", "json: offset 2: invalid character 'a' looking for beginning of object key string")]
    [InlineData("{\"kind\":", "unexpected EOF")]
    [InlineData("b: 1\na: <x>\n", "error unmarshaling JSON: while decoding JSON: Object 'Kind' is missing in '{\"a\":\"\\u003cx\\u003e\",\"b\":1}'")]
    public void Read_NotAnObject_SaysWhy(string text, string? error)
    {
        var reading = ManifestReader.Read(text);

        Assert.Equal(error, reading.Error);
        Assert.Empty(reading.Objects);
    }
}
