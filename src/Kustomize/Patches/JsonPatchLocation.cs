using System.Globalization;
using Flux.Kustomize.Building;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Patches;

/// <summary>A place in a map or list that a JSON pointer names.</summary>
internal sealed class JsonPatchLocation(TreeNode container, string key)
{
    /// <summary>True for what is no index of an element that is there.</summary>
    public bool IsOutsideList => container.IsList && Find() is null;

    /// <summary>What is there, or null; a bad index counts as nothing.</summary>
    public TreeNode? Find()
    {
        if (!container.IsList)
        {
            return container.Get(key);
        }

        return TryIndex(out var index) && Wrap(index) is var at && at >= 0 && at < container.Items.Count ? container.Items[at] : null;
    }

    /// <summary>What is there; null for an absent field.</summary>
    public TreeNode? Get(string path) => container.IsList ? container.Items[Existing(path)] : container.Get(key);

    public void Add(TreeNode value, string path)
    {
        if (!container.IsList)
        {
            container.Fields.Set(key, value, ScalarTag.String);
        }
        else if (key == "-")
        {
            container.Items.Add(value);
        }
        else
        {
            container.Items.Insert(ForInsertion(path), value);
        }
    }

    public void Replace(TreeNode value, string path)
    {
        if (container.IsList)
        {
            container.Items[Existing(path)] = value;
        }
        else
        {
            container.Fields.Set(key, value, ScalarTag.String);
        }
    }

    public void Remove(string path)
    {
        if (container.IsList)
        {
            container.Items.RemoveAt(Existing(path));
        }
        else if (!container.Fields.Remove(key))
        {
            throw new KustomizeException(
                $"error in remove for path: '{path}': Unable to remove nonexistent key: {key}: missing value", field: path);
        }
    }

    private int Existing(string path)
    {
        var index = Wrap(Index(path));
        return index >= 0 && index < container.Items.Count ? index : throw Invalid(path);
    }

    private int ForInsertion(string path)
    {
        var index = Index(path);
        index = index < 0 ? index + container.Items.Count + 1 : index;
        return index >= 0 && index <= container.Items.Count ? index : throw Invalid(path);
    }

    private int Wrap(int index) => index < 0 ? index + container.Items.Count : index;

    private int Index(string path) => TryIndex(out var index)
        ? index
        : throw new KustomizeException($"strconv.Atoi: parsing \"{key}\": invalid syntax in path '{path}'", field: path);

    private bool TryIndex(out int index) => int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out index);

    private KustomizeException Invalid(string path) =>
        new($"Unable to access invalid index: {key} in path '{path}': invalid index referenced", field: path);
}
