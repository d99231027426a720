using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Patching;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Conformance.KubeApply;

/// <summary>The stored objects of one scenario.</summary>
internal sealed class LabResources(string kind, StructuralSchema schema)
{
    private readonly Dictionary<string, MapNode> _stored = [];

    public StructuralSchema Schema { get; set; } = schema;

    /// <summary>Null when the request is answered as wanted; else the difference.</summary>
    public string? Replay(MapNode request, MapNode want)
    {
        var path = request.GetString("path")!;
        var (name, isStatus) = Target(path, request);
        var old = _stored.GetValueOrDefault(name);
        var patch = request.GetMap("body") ?? request.GetMap("liveMergedWith")!;
        var resource = old is null ? patch.Copy() : (MapNode)MergePatch.Apply(old.Copy(), patch);
        Schema.Default(resource);
        Schema.Prune(resource);
        var validation = isStatus ? Schema.ValidateStatus(resource, old!) : Schema.Validate(resource, old);
        var difference = validation.Errors.Count > 0
            ? Expectation.StatusDifference(want["body"], FieldErrorList.InvalidStatus(new GroupKind("lab.example.com", kind), name, validation.Errors), anyOrder: false)
            : Expectation.Difference(Content(want.GetMap("body")!), Content(resource));
        if (validation.Errors.Count == 0 && !path.Contains("dryRun=All", StringComparison.Ordinal))
        {
            _stored[name] = resource;
        }

        return difference ?? Expectation.Difference(
            new ListNode((want.GetList("warnings") ?? []).Select(warning => warning.DeepClone())),
            new ListNode(validation.Warnings.Select(warning => (Node)new StringNode($"299 - \"{warning}\""))));
    }

    private static (string Name, bool IsStatus) Target(string path, MapNode request)
    {
        var parts = path.Split('?')[0].Split('/');
        var isStatus = parts[^1] == "status";
        return request.GetString("method") == "POST"
            ? (request.GetString("body", "metadata", "name")!, false)
            : (parts[isStatus ? ^2 : ^1], isStatus);
    }

    private static MapNode Content(MapNode resource)
    {
        var content = new MapNode();
        foreach (var key in (string[])["spec", "status"])
        {
            if (resource[key] is { } part)
            {
                content.Add(key, part.DeepClone());
            }
        }

        return content;
    }
}
