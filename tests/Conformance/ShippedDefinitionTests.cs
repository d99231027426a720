using Flux.Contracts.Schemas;
using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Definitions;

namespace Flux.Conformance;

/// <summary>The definitions this product installs must pass the checks it makes of anyone's.</summary>
public sealed class ShippedDefinitionTests
{
    public static TheoryData<string> Names() => [.. CrdDocuments.All.Select(document => document.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_definition_is_accepted_by_the_checks_of_new_definitions(string name)
    {
        var definition = (MapNode)JsonNodeReader.Read(CrdDocuments.Find(name)!.Json.Span)!;

        DefinitionValidator.Default(definition);

        Assert.Empty(DefinitionValidator.Validate(definition));
    }
}
