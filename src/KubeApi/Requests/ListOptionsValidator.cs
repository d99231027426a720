using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Requests;

/// <summary>Which combinations of list parameters make sense.</summary>
internal static class ListOptionsValidator
{
    /// <exception cref="ApiException">400 or 422</exception>
    public static void Validate(ListOptions options, bool isWatch)
    {
        var errors = new List<FieldError>();
        if (isWatch)
        {
            ValidateWatch(options, errors);
        }
        else
        {
            ValidateList(options, errors);
        }

        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(new GroupKind("meta.k8s.io", "ListOptions"), "", errors);
        }

        ValidateVersion(options.ResourceVersion);
    }

    /// <exception cref="ApiException">422: it is given and no number.</exception>
    public static void ValidateVersion(string version)
    {
        if (version.Length > 0 && !ulong.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            throw ApiErrors.Invalid(
                new GroupKind("", ""), "", [FieldError.Invalid("resourceVersion", version, $"strconv.ParseUint: parsing \"{version}\": invalid syntax")]);
        }
    }

    private static void ValidateList(ListOptions options, List<FieldError> errors)
    {
        var match = options.ResourceVersionMatch;
        if (options.SendInitialEvents is not null)
        {
            errors.Add(FieldError.Forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
        }

        if (match.Length == 0)
        {
            return;
        }

        if (options.ResourceVersion.Length == 0)
        {
            errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden unless resourceVersion is provided"));
        }

        if (options.Continue.Length > 0)
        {
            errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden when continue is provided"));
        }

        if (match is not ("Exact" or "NotOlderThan"))
        {
            errors.Add(FieldError.NotSupported("resourceVersionMatch", match, ["Exact", "NotOlderThan", ""]));
        }

        if (match == "Exact" && options.ResourceVersion == "0")
        {
            errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\""));
        }
    }

    private static void ValidateWatch(ListOptions options, List<FieldError> errors)
    {
        var match = options.ResourceVersionMatch;
        if (options.SendInitialEvents is not null)
        {
            if (match != "NotOlderThan")
            {
                errors.Add(FieldError.Forbidden("resourceVersionMatch", "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
            }
        }
        else if (match.Length > 0)
        {
            errors.Add(FieldError.Forbidden("resourceVersionMatch", "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }
    }
}
