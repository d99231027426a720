using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Validation;

/// <summary>The rules of labels, wherever they stand.</summary>
public static class LabelRules
{
    public static void ValidateLabels(Node? labels, string field, List<FieldError> errors)
    {
        if (labels is not MapNode map)
        {
            return;
        }

        foreach (var (key, value) in map)
        {
            foreach (var fault in NameRules.QualifiedName(key))
            {
                errors.Add(FieldError.Invalid(field, key, fault));
            }

            var text = (value as StringNode)?.Value ?? "";
            foreach (var fault in NameRules.LabelValue(text))
            {
                errors.Add(FieldError.Invalid(field, text, fault));
            }
        }
    }
}
