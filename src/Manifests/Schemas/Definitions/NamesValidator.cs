using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Definitions;

/// <summary>The rules for <c>spec.names</c>.</summary>
internal readonly struct NamesValidator(MapNode names, List<FieldError> errors)
{
    private const string MixedCase = "may have mixed case, but should otherwise match: ";

    public void Validate()
    {
        foreach (var key in new[] { "plural", "singular", "kind", "listKind" })
        {
            if (Text(key).Length == 0)
            {
                errors.Add(FieldError.Required($"spec.names.{key}"));
            }
        }

        Check("plural", Text("plural"), isMixed: false);
        Check("singular", Text("singular"), isMixed: false);
        Check("kind", Text("kind"), isMixed: true);
        Check("listKind", Text("listKind"), isMixed: true);
        CheckAll("shortNames");
        if (Text("kind").Length > 0 && Text("kind") == Text("listKind"))
        {
            errors.Add(FieldError.Invalid("spec.names.listKind", Text("listKind"), "kind and listKind may not be the same"));
        }

        CheckAll("categories");
    }

    private string Text(string key) => names.GetString(key) ?? "";

    private void CheckAll(string key)
    {
        var list = names.GetList(key) ?? [];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is StringNode name)
            {
                Add($"spec.names.{key}[{i}]", name.Value, NameRules.Dns1035Label(name.Value), "");
            }
        }
    }

    private void Check(string key, string name, bool isMixed)
    {
        if (name.Length > 0)
        {
            Add($"spec.names.{key}", name, NameRules.Dns1035Label(isMixed ? name.ToLowerInvariant() : name), isMixed ? MixedCase : "");
        }
    }

    private void Add(string field, string name, IReadOnlyList<string> faults, string prefix)
    {
        if (faults.Count > 0)
        {
            errors.Add(FieldError.Invalid(field, name, prefix + string.Join(',', faults)));
        }
    }
}
