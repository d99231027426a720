using Flux.Helm.Templates.Values;
using Flux.Manifests.Nodes;

namespace Flux.Helm.Values.Schemas;

/// <summary>The schemas that schemas of a draft have to fit.</summary>
internal static class Metaschema
{
    private static readonly Dictionary<int, (string Uri, Lazy<SchemaDocument> Document)> Drafts = new()
    {
        [4] = ("http://json-schema.org/draft-04/schema", Document("draft-04", 4)),
        [6] = ("http://json-schema.org/draft-06/schema", Document("draft-06", 6)),
        [7] = ("http://json-schema.org/draft-07/schema", Document("draft-07", 7)),
        [2019] = ("https://json-schema.org/draft/2019-09/schema", Document("draft-2019", 2019)),
        [2020] = ("https://json-schema.org/draft/2020-12/schema", Document("draft-2020", 2020)),
    };

    /// <exception cref="ValuesException">The schema does not fit.</exception>
    public static void Check(Node schema, int draft, string location)
    {
        var (uri, document) = Drafts[draft];
        if (new SchemaValidator(document.Value).Validate(NodeValues.FromNode(schema)) is { } error)
        {
            throw new ValuesException($"\"{location}#\" is not valid against metaschema: jsonschema validation failed with '{uri}#'\n{SchemaError.Describe(error)}");
        }
    }

    private static Lazy<SchemaDocument> Document(string name, int draft) => new(() =>
    {
        using var stream = typeof(Metaschema).Assembly.GetManifestResourceStream($"Flux.Helm.Values.Schemas.Metaschemas.{name}.json")!;
        using var text = new MemoryStream();
        stream.CopyTo(text);
        return SchemaDocument.ParseMetaschema(text.ToArray(), draft);
    });
}
