using System.Text;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Definitions;

namespace Flux.Manifests.Tests.Schemas.Definitions;

public sealed class DefinitionValidatorTests
{
    private const string Path = "spec.validation.openAPIV3Schema.properties[spec]";

    [Theory]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"}}}""")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", Path + ".type: Required value: must not be empty for specified object fields")]
    [InlineData("""{"type":"object","x-kubernetes-validations":[{"rule":"self.b == 1"}]}""", "undefined field 'b'")]
    [InlineData("""{"type":"array","items":{"type":"array","items":{"type":"string","x-kubernetes-validations":[{"rule":"self.matches('a')"}]}}}""", "estimated rule cost exceeds budget")]
    public void Validate_OfSchema_NamesWhatIsWrong(string schema, params string[] expected)
    {
        var definition = Definition(schema);
        DefinitionValidator.Default(definition);

        var errors = DefinitionValidator.Validate(definition).Select(error => error.ToString()).ToList();

        Assert.Equal(expected.Length == 0, errors.Count == 0);
        Assert.All(expected, text => Assert.Contains(errors, error => error.Contains(text, StringComparison.Ordinal)));
    }

    private static MapNode Definition(string spec) => (MapNode)JsonNodeReader.Read(Encoding.UTF8.GetBytes($$$"""
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"things.example.com"},
         "spec":{"group":"example.com","scope":"Namespaced","names":{"kind":"Thing","plural":"things"},
          "versions":[{"name":"v1","served":true,"storage":true,
            "schema":{"openAPIV3Schema":{"type":"object","properties":{"spec":{{{spec}}} } } } }]}}
        """))!;
}
