namespace Flux.Helm.Tests.BadInput;

public sealed class HostileSchemaTests
{
    [Theory]
    [InlineData("""{"$ref": "#"}""")]
    [InlineData("""{"allOf": [{"$ref": "#"}]}""")]
    [InlineData("""{"$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}, "$ref": "#/$defs/a"}""")]
    [InlineData("""{"anyOf": [{"$ref": "#"}, {"$ref": "#"}, {"$ref": "#"}]}""")]
    public void Schema_ThatRefersToItselfWithoutEnd_IsAnError(string schema)
    {
        var result = TestCharts.Render(TestCharts.Load(TestCharts.File("values.schema.json", schema), TestCharts.File("templates/t.yaml", "x: 1\n")));

        Assert.NotNull(result.Error);
        Assert.Contains("c:", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"properties": {"a": {"pattern": "(a+)+$"}}}""")]
    [InlineData("""{"properties": {"a": {"pattern": "a{1000}{1000}{1000}"}}}""")]
    [InlineData("""{"properties": {"a": {"pattern": "("}}}""")]
    [InlineData("""{"minimum": 1e999}""")]
    [InlineData("""{"multipleOf": 1e-300, "properties": {"n": {"multipleOf": 0}}}""")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("""{"$ref": "http://example.invalid/x"}""")]
    [InlineData("""{"$ref": "file:///etc/passwd"}""")]
    [InlineData("""{"type": 5, "required": "a", "properties": [], "enum": {}}""")]
    public void Schema_ThatIsHostile_EndsInTime(string schema)
    {
        var result = TestCharts.Render(
            TestCharts.Load(TestCharts.File("values.schema.json", schema), TestCharts.File("templates/t.yaml", "x: 1\n")), $"a: {new string('a', 5_000)}!\nn: 1\n");

        Assert.True(result.Error is null or { Length: < 2_000_000 });
    }
}
