using System.Globalization;
using System.Text;
using Flux.KubeApi.Negotiation;
using Flux.Manifests;
using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.KubeApi.Tests.Negotiation;

public sealed class JsonAsYamlTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null,"x/y\u003c"],"c":{"d":-12}}""")]
    [InlineData("{\n  \"a\": \"ä€😀\",\n  \"b\": {}\n}\n")]
    public void Read_PlainJson_GivesWhatTheYamlReaderGives(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var node = JsonAsYaml.TryRead(bytes, ReadBudget.Default);

        Assert.NotNull(node);
        Assert.Equal(YamlReader.Read(bytes), node);
    }

    [Theory]
    [InlineData("""{"a":1.0}""")]
    [InlineData("""{"a":1e3}""")]
    [InlineData("""{"a":-0}""")]
    [InlineData("""{"a":1234567890123456789012}""")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud83d\ude00"}""")]
    [InlineData("{\"a\":\"\u0080\"}")]
    [InlineData("{\"a\":\"\u007f\"}")]
    [InlineData("""{"a":"\/"}""")]
    [InlineData("""{"<<":{"a":1}}""")]
    [InlineData("""{"a":1""")]
    [InlineData("a: 1")]
    [InlineData("")]
    public void Read_WhatYamlMayReadOtherwise_IsLeftToTheYamlReader(string text) =>
        Assert.Null(JsonAsYaml.TryRead(Encoding.UTF8.GetBytes(text), ReadBudget.Default));

    [Fact]
    public void Read_RandomJson_NeverDiffersFromTheYamlReader()
    {
        var random = new Random(5);
        var read = 0;
        for (var i = 0; i < 3_000; i++)
        {
            var text = new StringBuilder();
            Append(text, random, 4, isRoot: true);
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            if (JsonAsYaml.TryRead(bytes, ReadBudget.Default) is { } node)
            {
                read++;
                Assert.Equal(YamlReader.Read(bytes), node);
            }
        }

        Assert.InRange(read, 500, 3_000);
    }

    private static void Append(StringBuilder text, Random random, int depth, bool isRoot = false)
    {
        switch (isRoot ? 0 : random.Next(depth > 0 ? 7 : 5) - 2)
        {
            case -2:
                text.Append(random.Next(-5, 5).ToString(CultureInfo.InvariantCulture));
                break;
            case -1:
                text.Append(random.Next(3) switch { 0 => "true", 1 => "false", _ => "null" });
                break;
            case 0:
                AppendMap(text, random, depth);
                break;
            case 1:
                text.Append('[');
                for (var i = random.Next(4); i > 0; i--)
                {
                    Append(text, random, depth - 1);
                    text.Append(i > 1 ? "," : "");
                }

                text.Append(']');
                break;
            default:
                AppendString(text, random);
                break;
        }
    }

    private static void AppendMap(StringBuilder text, Random random, int depth)
    {
        text.Append('{');
        for (var i = random.Next(4); i > 0; i--)
        {
            AppendString(text, random);
            text.Append(random.Next(2) == 0 ? ":" : " : ");
            Append(text, random, depth - 1);
            text.Append(i > 1 ? ",\n " : "");
        }

        text.Append('}');
    }

    private static void AppendString(StringBuilder text, Random random)
    {
        string[] pieces = ["a", "B", " ", ":", "#", "- ", "\\n", "\\t", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\u0000", "ü", "€", "😀", "'", "{", "]", "~", "1", "yes", "\\b", "&", "*", "%", "\\u2028"];
        text.Append('"');
        for (var i = random.Next(5); i > 0; i--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        text.Append('"');
    }
}
