using Flux.KubeApi.Errors;
using Flux.Manifests.Selectors;

namespace Flux.KubeApi.Selection;

/// <summary>Reads the selectors of a request.</summary>
internal static class RequestSelectors
{
    /// <exception cref="ApiException">400</exception>
    public static LabelSelector Labels(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? LabelSelector.Everything : LabelSelector.Parse(text);
        }
        catch (SelectorException error)
        {
            throw ApiErrors.BadRequest(error.Message);
        }
    }

    /// <exception cref="ApiException">400</exception>
    public static FieldSelector Fields(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? FieldSelector.Everything : FieldSelector.Parse(text);
        }
        catch (SelectorException error)
        {
            throw ApiErrors.BadRequest(error.Message);
        }
    }
}
