using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;
using Flux.Manifests.Text;

namespace Flux.Kustomize.Patches;

/// <summary>
/// Applies single operations the way the library does that kustomize uses: replacing a field that is not there sets it, a
/// negative index counts from the end, and an array index may equal the length when adding.
/// </summary>
internal static class JsonPatchApplier
{
    public static void Apply(TreeNode root, JsonPatchOperation operation, BuildBudget budget)
    {
        if (operation.Value is { } added)
        {
            budget.Copy(added);
        }

        switch (operation.Kind)
        {
            case "add":
                Add(root, PathOf(operation), Value(operation), "add");
                break;
            case "remove":
                Remove(root, PathOf(operation));
                break;
            case "replace":
                Replace(root, PathOf(operation), Value(operation));
                break;
            case "move":
                Move(root, operation);
                break;
            case "copy":
                Copy(root, operation, budget);
                break;
            case "test":
                Test(root, operation);
                break;
            default:
                throw new KustomizeException($"Unexpected kind: {operation.Kind}", field: "patch.op");
        }
    }

    private static void Add(TreeNode root, string path, TreeNode value, string operation)
    {
        var location = Locate(root, path) ?? throw Missing(operation, "path", path, isQuoted: true);
        location.Add(value.Clone(), path);
    }

    private static void Remove(TreeNode root, string path)
    {
        var location = Locate(root, path) ?? throw Missing("remove", "path", path, isQuoted: true);
        location.Remove(path);
    }

    private static void Replace(TreeNode root, string path, TreeNode value)
    {
        if (path.Length == 0)
        {
            ReplaceAll(root, value);
            return;
        }

        var location = Locate(root, path) ?? throw Missing("replace", "path", path);
        if (location.IsOutsideList)
        {
            throw Missing("replace", "key", path);
        }

        location.Replace(value.Clone(), path);
    }

    private static void ReplaceAll(TreeNode root, TreeNode value)
    {
        if (!value.IsMap)
        {
            throw new KustomizeException(
                value.IsList ? "json: cannot unmarshal array into Go value of type map[string]interface {}" : "replace operation value must be object or array",
                field: "patch.value");
        }

        root.Become(value);
    }

    private static void Move(TreeNode root, JsonPatchOperation operation)
    {
        var from = FromOf(operation);
        var location = Locate(root, from) ?? throw Missing("move", "from path", from);
        var value = location.Get(from);
        location.Remove(from);
        var path = PathOf(operation);
        var target = Locate(root, path) ?? throw Missing("move", "destination path", path);
        target.Add(value ?? TreeNode.Null(), path);
    }

    private static void Copy(TreeNode root, JsonPatchOperation operation, BuildBudget budget)
    {
        var from = FromOf(operation);
        var location = Locate(root, from) ?? throw Missing("copy", "from path", from);
        var value = location.Get(from);
        var path = PathOf(operation);
        var target = Locate(root, path) ?? throw Missing("copy", "destination path", path);
        if (value is not null)
        {
            budget.Copy(value);
        }

        target.Add(value?.Clone() ?? TreeNode.Null(), path);
    }

    private static void Test(TreeNode root, JsonPatchOperation operation)
    {
        var path = PathOf(operation);
        var found = path.Length == 0 ? root : (Locate(root, path) ?? throw Missing("test", "path", path)).Get(path);
        var expected = operation.Value;
        var matches = found is null || found.IsNull
            ? expected is null || expected.IsNull
            : expected is not null && TreeConverter.ToNode(found).Equals(TreeConverter.ToNode(expected));
        if (!matches)
        {
            throw new KustomizeException($"testing value {path} failed: test failed", field: path);
        }
    }

    private static JsonPatchLocation? Locate(TreeNode root, string path)
    {
        var parts = path.Split('/');
        if (parts.Length < 2)
        {
            return null;
        }

        var node = root;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var next = new JsonPatchLocation(node, Unescape(parts[i])).Find();
            if (next is null or { IsScalar: true })
            {
                return null;
            }

            node = next;
        }

        return new JsonPatchLocation(node, Unescape(parts[^1]));
    }

    private static string Unescape(string part) =>
        part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static string PathOf(JsonPatchOperation operation) =>
        operation.Path ?? throw new KustomizeException($"{operation.Kind} operation failed to decode path: missing value", field: "patch.path");

    private static string FromOf(JsonPatchOperation operation) =>
        operation.From ?? throw new KustomizeException($"{operation.Kind} operation failed to decode from: missing value", field: "patch.from");

    private static TreeNode Value(JsonPatchOperation operation) => operation.Value ?? TreeNode.Null();

    private static KustomizeException Missing(string operation, string what, string path, bool isQuoted = false) =>
        new($"{operation} operation does not apply: doc is missing {what}: {(isQuoted ? GoText.Quote(path) : path)}: missing value", field: path);
}
