using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Patching;

/// <summary>One application of a patch: the document as it changes, and what was copied so far.</summary>
internal sealed class JsonPatchRun(Node document, JsonPatchLimits limits)
{
    private const string Missing = "missing value";

    private long _copiedBytes;

    public Node Document { get; private set; } = document;

    public void Apply(MapNode operation)
    {
        var kind = operation["op"] is StringNode name ? name.Value : "unknown";
        switch (kind)
        {
            case "add":
                Add(operation);
                break;
            case "remove":
                Remove(operation);
                break;
            case "replace":
                Replace(operation);
                break;
            case "move":
                Move(operation);
                break;
            case "copy":
                Copy(operation);
                break;
            case "test":
                Test(operation);
                break;
            default:
                throw PatchException.Inapplicable($"Unexpected kind: {kind}");
        }
    }

    private void Add(MapNode operation)
    {
        var path = RequirePath(operation, "add operation failed to decode path");
        var target = Find(path) ?? throw Fail($"add operation does not apply: doc is missing path: \"{path}\": {Missing}");
        target.Add(ValueOf(operation), $"error in add for path: '{path}'");
    }

    private void Remove(MapNode operation)
    {
        var path = RequirePath(operation, "remove operation failed to decode path");
        var target = Find(path) ?? throw Fail($"remove operation does not apply: doc is missing path: \"{path}\": {Missing}");
        target.Remove($"error in remove for path: '{path}'");
    }

    private void Replace(MapNode operation)
    {
        var path = DecodeText(operation, "path", "replace operation failed to decode path: ", "operation missing path field");
        if (path.Length == 0)
        {
            ReplaceAll(ValueOf(operation));
            return;
        }

        var target = Find(path) ?? throw Fail($"replace operation does not apply: doc is missing path: {path}: {Missing}");
        if (!target.TryGet(out _))
        {
            throw Fail($"replace operation does not apply: doc is missing key: {path}: {Missing}");
        }

        target.Set(ValueOf(operation));
    }

    /// <summary>Anything but an object or list is passed over in silence, unless it is to be refused.</summary>
    private void ReplaceAll(Node value)
    {
        if (value is MapNode or ListNode)
        {
            Document = value;
        }
        else if (limits.RefusesOtherDocuments)
        {
            throw Fail("replace operation value must be object or array");
        }
    }

    private void Move(MapNode operation)
    {
        var from = DecodeText(operation, "from", "move operation failed to decode from: ", "operation, missing from field");
        var source = Find(from) ?? throw Fail($"move operation does not apply: doc is missing from path: {from}: {Missing}");
        var failure = $"error in move for path: '{source.Key}'";
        var value = source.Get(failure);
        source.Remove(failure);
        var path = DecodeText(operation, "path", "move operation failed to decode path: ", "operation missing path field");
        var target = Find(path) ?? throw Fail($"move operation does not apply: doc is missing destination path: {path}: {Missing}");
        target.Add(value, $"error in move for path: '{path}'");
    }

    private void Copy(MapNode operation)
    {
        var from = DecodeText(operation, "from", "copy operation failed to decode from: ", "operation, missing from field");
        var source = Find(from) ?? throw Fail($"copy operation does not apply: doc is missing from path: {from}: {Missing}");
        var value = source.Get($"error in copy for from: '{from}'");
        var path = RequirePath(operation, "copy operation failed to decode path");
        var target = Find(path) ?? throw Fail($"copy operation does not apply: doc is missing destination path: {path}: {Missing}");
        _copiedBytes += JsonNodeWriter.WriteToUtf8(value).Length;
        if (_copiedBytes > limits.MaxCopiedBytes)
        {
            throw new PatchException(
                PatchFailure.TooLarge, $"Unable to complete the copy, the accumulated size increase of copy is {_copiedBytes}, exceeding the limit {limits.MaxCopiedBytes}");
        }

        target.Add(value.DeepClone(), "error while adding value during copy");
    }

    private void Test(MapNode operation)
    {
        var path = DecodeText(operation, "path", "test operation failed to decode path: ", "operation missing path field");
        Node actual;
        if (path.Length == 0)
        {
            actual = Document;
        }
        else
        {
            var target = Find(path) ?? throw Fail($"test operation does not apply: is missing path: {path}: {Missing}");
            actual = target.Get($"error in test for path: '{path}'");
        }

        if (!AreSame(actual, operation["value"] ?? NullNode.Instance))
        {
            throw Fail($"testing value {path} failed: test failed");
        }
    }

    /// <summary>The container a path leads into; null when a step is missing, null or a scalar.</summary>
    private JsonPatchTarget? Find(string path)
    {
        var steps = path.Split('/');
        if (steps.Length < 2)
        {
            return null;
        }

        var container = Document;
        foreach (var step in steps.AsSpan(1, steps.Length - 2))
        {
            if (!new JsonPatchTarget(container, Decode(step)).TryGet(out var next) || next is not (MapNode or ListNode))
            {
                return null;
            }

            container = next;
        }

        return new JsonPatchTarget(container, Decode(steps[^1]));
    }

    /// <summary>Both escapes in one pass, so that <c>~01</c> is <c>~1</c>.</summary>
    private static string Decode(string step)
    {
        if (!step.Contains('~', StringComparison.Ordinal))
        {
            return step;
        }

        var parts = step.Split("~1");
        return string.Join('/', parts.Select(part => part.Replace("~0", "~", StringComparison.Ordinal)));
    }

    private static Node ValueOf(MapNode operation) => operation["value"]?.DeepClone() ?? NullNode.Instance;

    /// <summary>A path whose absence and wrong type are reported alike.</summary>
    private static string RequirePath(MapNode operation, string failure) =>
        operation["path"] is StringNode path ? path.Value : throw Fail($"{failure}: {Missing}");

    private static string DecodeText(MapNode operation, string member, string failure, string missing) => operation[member] switch
    {
        StringNode text => text.Value,
        null or NullNode => throw Fail($"{failure}{missing}: {Missing}"),
        var other => throw Fail($"{failure}json: cannot unmarshal {GoJsonSyntax.NameOf(other)} into Go value of type string"),
    };

    /// <summary>Equality of JSON texts: <c>1</c> and <c>1.0</c> differ.</summary>
    private static bool AreSame(Node left, Node right) => (left, right) switch
    {
        (MapNode a, MapNode b) => a.Count == b.Count && a.All(entry => b[entry.Key] is { } value && AreSame(entry.Value, value)),
        (ListNode a, ListNode b) => a.Count == b.Count && !a.Where((item, i) => !AreSame(item, b[i])).Any(),
        (NumberNode a, NumberNode b) => string.Equals(a.Text, b.Text, StringComparison.Ordinal),
        _ => left.Equals(right),
    };

    private static PatchException Fail(string message) => PatchException.Inapplicable(message);
}
