using Flux.Helm.Tests.BadInput;

namespace Flux.Helm.Tests.Values;

/// <summary>Against schemas of their draft schemas themselves are checked, and formats up to draft 7; the texts are those of helm 4.1.4.</summary>
public sealed class SchemaTests
{
    private const string Draft4 = "\"$schema\": \"http://json-schema.org/draft-04/schema#\"";
    private const string Draft7 = "\"$schema\": \"http://json-schema.org/draft-07/schema#\"";

    [Theory]
    [InlineData("""{"$defs": {"a": 5}}""", "https://json-schema.org/draft/2020-12/schema#", "- at '': 'allOf' failed|  - at '/$defs/a': got number, want boolean or object")]
    [InlineData("""{"definitions": {"a": 5}}""", "https://json-schema.org/draft/2020-12/schema#", "- at '/definitions/a': got number, want boolean or object")]
    [InlineData("""{"$id": "a#b"}""", "https://json-schema.org/draft/2020-12/schema#", "- at '': 'allOf' failed|  - at '/$id': 'a#b' does not match pattern '^[^#]*#?$'")]
    [InlineData("[]", "https://json-schema.org/draft/2020-12/schema#", "- at '': got array, want boolean or object")]
    [InlineData("{" + Draft7 + """, "properties": {"a": {"pattern": "("}}}""", "http://json-schema.org/draft-07/schema#", "- at '/properties/a/pattern': '(' is not valid regex: error parsing regexp: missing closing ): `(`")]
    [InlineData("{" + Draft7 + """, "dependencies": {"a": 5}}""", "http://json-schema.org/draft-07/schema#", "- at '/dependencies/a': 'anyOf' failed|  - at '/dependencies/a': got number, want boolean or object|  - at '/dependencies/a': got number, want array")]
    [InlineData("{" + Draft7 + """, "patternProperties": {"(": {}}}""", "http://json-schema.org/draft-07/schema#", "- at '': invalid propertyName '('|  - at '': '(' is not valid regex: error parsing regexp: missing closing ): `(`")]
    [InlineData("{" + Draft4 + """, "properties": {"a": {"exclusiveMinimum": 5}}}""", "http://json-schema.org/draft-04/schema#", "- at '/properties/a': validation failed|  - at '/properties/a': properties 'minimum' required, if 'exclusiveMinimum' exists|  - at '/properties/a/exclusiveMinimum': got number, want boolean")]
    public void Schema_UnfitForItsDraft_IsAnError(string schema, string draft, string lines)
    {
        var error = Render(schema, "");

        Assert.EndsWith($"c:\n\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with '{draft}'\n{lines.Replace('|', '\n')}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ipv4", "1.2.3.04", "leading zeros")]
    [InlineData("ipv4", "1.2.3.400", "decimal must be between 0 and 255")]
    [InlineData("ipv6", "::1%a", "zone id is not a part of ipv6 address")]
    [InlineData("hostname", "a_b", "invalid character '_'")]
    [InlineData("email", "a@b_c", "invalid domain: invalid character '_'")]
    [InlineData("date", "2024-02-30", "parsing time \"2024-02-30\": day out of range")]
    [InlineData("time", "12:00:60Z", "invalid leap second")]
    [InlineData("date-time", "2024-01-01 00:00:00Z", "11th character must be t or T")]
    [InlineData("duration", "P1D1Y", "unit 'Y' out of order")]
    [InlineData("period", "P1/x", "invalid start duration: missing unit")]
    [InlineData("uri", "/a", "relative url")]
    [InlineData("uri-reference", "%zz", "parse \"%zz\": invalid URL escape \"%zz\"")]
    [InlineData("uuid", "12345678-1234-1234-1234-1234567890ag", "non-hex character 'g'")]
    [InlineData("json-pointer", "/a~2", "~ must be followed by 0 or 1")]
    [InlineData("relative-json-pointer", "01", "starts with zero")]
    [InlineData("regex", "(?=a)", "error parsing regexp: invalid or unsupported Perl syntax: `(?=`")]
    public void Format_OfAnOlderDraft_IsACondition(string format, string text, string problem)
    {
        var schema = "\"properties\": {\"a\": {\"format\": \"" + format + "\"}}}";

        Assert.Contains($"- at '/a': '{text}' is not valid {format}: {problem}\n", Render("{" + Draft7 + ", " + schema, $"a: '{text}'"), StringComparison.Ordinal);
        Assert.Null(Render("{" + schema, $"a: '{text}'"));
    }

    [Fact]
    public void Violations_BehindAReference_StayTogether()
    {
        const string Both = """{"required": ["q"], "minProperties": 9}""";

        Assert.Contains("- at '': validation failed\n  - at '': minProperties: got 1, want 9\n  - at '': missing property 'q'\n", Render($$"""{"$ref": "#/$defs/x", "$defs": {"x": {{Both}} } }""", "a: 1"), StringComparison.Ordinal);
        Assert.Contains("c:\n- at '': minProperties: got 1, want 9\n- at '': missing property 'q'\n", Render(Both, "a: 1"), StringComparison.Ordinal);
    }

    private static string? Render(string schema, string values) =>
        TestCharts.Render(TestCharts.Load(TestCharts.File("values.schema.json", schema), TestCharts.File("templates/t.yaml", "x: 1\n")), values).Error;
}
