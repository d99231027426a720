using Flux.Kustomize.Building;
using Flux.Kustomize.FieldSpecs;
using Flux.Kustomize.Kustomizations;
using Flux.Kustomize.Resources;
using Flux.Kustomize.Trees;

namespace Flux.Kustomize.Transformers;

/// <summary>Renames, retags and pins images: in every list named containers or initContainers, and where field specs say.</summary>
internal sealed class ImageTransformer(ImageEntry image, FieldSpecList specs, BuildBudget budget) : ITransformer
{
    private readonly ImageName _name = new(image.Name);

    public void Transform(ResourceMap resources)
    {
        var walker = new FieldSpecWalker(SetImage);
        foreach (var resource in resources.Items)
        {
            if (resource.Kind == "CustomResourceDefinition")
            {
                continue;
            }

            VisitContainers(resource.Root);
            walker.ApplyAll(resource.Root, specs);
        }
    }

    private void VisitContainers(TreeNode node)
    {
        budget.Step();
        if (node.IsList)
        {
            foreach (var item in node.Items)
            {
                VisitContainers(item);
            }
        }
        else if (node.IsMap)
        {
            foreach (var entry in node.Fields)
            {
                VisitContainers(entry.Value);
                if (entry.Value.IsList && entry.Key is "containers" or "initContainers")
                {
                    SetImages(entry.Value);
                }
            }
        }
    }

    private void SetImages(TreeNode containers)
    {
        foreach (var container in containers.Items)
        {
            if (container.IsNull)
            {
                continue;
            }

            TreeEdits.Expect(container, TreeKind.Map);
            if (container.Get("image") is { } field)
            {
                SetImage(field);
            }
        }
    }

    private void SetImage(TreeNode field)
    {
        TreeEdits.Expect(field, TreeKind.Scalar);
        if (field.IsNull || !_name.Matches(field.Text))
        {
            return;
        }

        var (name, tag, digest) = ImageReference.Split(field.Text);
        name = image.NewName.Length > 0 ? image.NewName : name;
        if (image.NewTag.Length > 0)
        {
            (tag, digest) = (image.NewTag, image.Digest);
        }
        else if (image.Digest.Length > 0)
        {
            (tag, digest) = ("", image.Digest);
        }
        else if (image.TagSuffix.Length > 0)
        {
            (tag, digest) = (tag + image.TagSuffix, "");
        }

        name += tag.Length > 0 ? ":" + tag : "";
        name += digest.Length > 0 ? "@" + digest : "";
        TreeEdits.SetScalar(field, name);
    }
}
