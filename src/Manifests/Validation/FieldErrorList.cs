using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Text;

namespace Flux.Manifests.Validation;

/// <summary>How the API server reports several field errors at once.</summary>
public static class FieldErrorList
{
    /// <summary>The errors as one text: <c>[a, b]</c>, each once; without brackets when there is only one.</summary>
    public static string Aggregate(IReadOnlyList<FieldError> errors)
    {
        var texts = errors.Select(error => error.ToString()).Distinct(StringComparer.Ordinal).ToArray();
        return texts.Length == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }

    /// <summary>The <c>message</c> of the 422 status: <c>Kind.group "name" is invalid: …</c>.</summary>
    public static string InvalidMessage(GroupKind kind, string name, IReadOnlyList<FieldError> errors)
    {
        var subject = $"{kind} {GoText.Quote(name)} is invalid";
        return errors.Count == 0 ? subject : $"{subject}: {Aggregate(errors)}";
    }

    /// <summary>The body of the 422 response: a <c>Status</c> with one cause per error.</summary>
    public static MapNode InvalidStatus(GroupKind kind, string name, IReadOnlyList<FieldError> errors)
    {
        var details = new MapNode();
        AddUnlessEmpty(details, "name", name);
        AddUnlessEmpty(details, "group", kind.Group);
        AddUnlessEmpty(details, "kind", kind.Kind);
        if (errors.Count > 0)
        {
            details.Add("causes", new ListNode(errors.Select(Cause)));
        }

        return new MapNode
        {
            { "kind", "Status" },
            { "apiVersion", "v1" },
            { "metadata", new MapNode() },
            { "status", "Failure" },
            { "message", InvalidMessage(kind, name, errors) },
            { "reason", "Invalid" },
            { "details", details },
            { "code", 422 },
        };
    }

    private static MapNode Cause(FieldError error) => new()
    {
        { "reason", error.Type.Reason() },
        { "message", error.Body },
        { "field", error.Field },
    };

    private static void AddUnlessEmpty(MapNode map, string key, string value)
    {
        if (value.Length > 0)
        {
            map.Add(key, value);
        }
    }
}
