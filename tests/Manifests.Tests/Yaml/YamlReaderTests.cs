using Flux.Manifests.Nodes;
using Flux.Manifests.Yaml;

namespace Flux.Manifests.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Fact]
    public void ReadAll_SeveralDocuments_KeepsEmptyOnesAndLines()
    {
        var documents = YamlReader.ReadAll("a: 1\n---\n---\n# c\nb: 2\n...\n");

        Assert.Equal([1, 2, 3], documents.Select(document => document.Line));
        Assert.Equal(["""{"a":1}""", "null", """{"b":2}"""], documents.Select(document => document.Root.ToString()));
    }

    [Fact]
    public void Read_LaterDocumentIsBroken_ReturnsTheFirst() =>
        Assert.Equal("""{"a":1}""", YamlReader.Read("a: 1\n---\n{").ToString());

    [Fact]
    public void Read_Aliases_AreCopiesThatChangeAlone()
    {
        var root = (MapNode)YamlReader.Read("a: &x {k: 1}\nb: *x");

        ((MapNode)root["a"]!).Set("k", "changed");

        Assert.Equal("""{"a":{"k":"changed"},"b":{"k":1}}""", root.ToString());
    }

    [Fact]
    public void Read_AliasesOfAliases_EndsInAnError()
    {
        var lines = Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 9))}]");

        var error = Assert.Throws<ManifestException>(() => YamlReader.Read("a0: &a0 [x]\n" + string.Join('\n', lines)));

        Assert.Equal("yaml: document contains excessive aliasing", error.Message);
    }

    [Theory]
    [InlineData("[[[[[[")]
    [InlineData("- - - - - -")]
    [InlineData("a: {b: {c: {d: {e: 1}}}}")]
    public void Read_TooDeep_EndsInAnErrorThatNamesTheLimit(string text)
    {
        var options = new YamlReadOptions { Budget = new ReadBudget { MaxDepth = 4 } };

        var error = Assert.Throws<ManifestException>(() => YamlReader.Read(text, options));

        Assert.Equal("yaml: exceeded max depth of 4", error.Message);
    }

    [Fact]
    public void Read_MoreValuesThanAllowed_EndsInAnErrorThatNamesTheLimit()
    {
        var options = new YamlReadOptions { Budget = new ReadBudget { MaxNodes = 3 } };

        var error = Assert.Throws<ManifestException>(() => YamlReader.Read("[1, 2, 3]", options));

        Assert.Equal("yaml: the document has more than 3 values", error.Message);
    }

    [Fact]
    public void Read_DuplicateKeyWithCallback_ReportsItAndTakesTheLast()
    {
        var reported = new List<string>();
        var options = new YamlReadOptions { OnDuplicateKey = error => reported.Add(error.ToString()) };

        var root = YamlReader.Read("a: 1\nb:\n  c: 1\n  c: 2\na: 3", options);

        Assert.Equal(["""line 4: key "c" already set in map""", """line 5: key "a" already set in map"""], reported);
        Assert.Equal("""{"a":3,"b":{"c":2}}""", root.ToString());
    }

    [Fact]
    public void Read_TagHandles_AreThoseOfTheDocument()
    {
        Assert.Equal("\"1\"", YamlReader.Read("%TAG !y! tag:yaml.org,2002:\n---\n!y!str 1").ToString());

        var error = Assert.Throws<ManifestException>(() => YamlReader.ReadAll("%TAG !y! tag:yaml.org,2002:\n---\na\n---\n!y!str 1"));
        Assert.Equal("yaml: line 4: found undefined tag handle", error.Message);
    }

    [Fact]
    public void Read_Error_HasTheLineApartFromTheText()
    {
        var error = Assert.Throws<ManifestException>(() => YamlReader.Read("a: 1\nb: [\nc: 2")).Error;

        Assert.Equal("did not find expected ',' or ']'", error.Message);
        Assert.Equal(4, error.Line);
    }

    [Fact]
    public void Read_Infinity_IsAKeyButNoValue()
    {
        Assert.Equal("""{".inf":1,"b":2}""", YamlReader.Read(".inf: 1\nb: 2").ToString());

        var error = Assert.Throws<ManifestException>(() => YamlReader.Read("b: .nan\na: [-.inf]"));
        Assert.Equal("json: unsupported value: -Inf", error.Message);
    }

    [Fact]
    public void Read_EmptyFlowCollection_CannotBeAKey()
    {
        var error = Assert.Throws<ManifestException>(() => YamlReader.Read("a:\n  []: b"));

        Assert.Equal("yaml: line 1: did not find expected key", error.Message);
    }
}
