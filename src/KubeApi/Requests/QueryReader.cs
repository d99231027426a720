using System.Globalization;
using Flux.KubeApi.Errors;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Flux.KubeApi.Requests;

/// <summary>Reads the query parameters of writes.</summary>
internal static class QueryReader
{
    private const int MaxManagerLength = 128;

    /// <param name="kind">The options kind that errors name: <c>CreateOptions</c>.</param>
    /// <exception cref="ApiException">422</exception>
    public static WriteOptions ReadWriteOptions(HttpRequest request, string kind)
    {
        var errors = new List<FieldError>();
        var query = request.Query;
        var dryRun = ReadDryRun(query["dryRun"], errors);
        var manager = First(query["fieldManager"]);
        ValidateManager(manager, errors);
        var validation = ReadValidation(First(query["fieldValidation"]), errors);
        if (errors.Count > 0)
        {
            throw ApiErrors.Invalid(new GroupKind("meta.k8s.io", kind), "", errors);
        }

        return new WriteOptions
        {
            DryRun = dryRun,
            FieldManager = manager.Length > 0 ? manager : ManagerOf(request.Headers.UserAgent.ToString()),
            FieldValidation = validation,
            Force = IsTrue(query["force"]),
        };
    }

    /// <summary>The value of a parameter; of one that is given several times the first. Empty when it is absent.</summary>
    public static string First(StringValues values) => values.Count == 0 ? "" : values[0] ?? "";

    /// <summary>A parameter that is there means yes, whatever it says, unless it says 0 or false.</summary>
    public static bool IsTrue(StringValues values) => values.Count > 0 && First(values) is var value && value != "0" && !value.Equals("false", StringComparison.OrdinalIgnoreCase);

    public static bool ReadDryRun(IEnumerable<string?> values, List<FieldError> errors)
    {
        var given = values.Select(value => value ?? "").ToList();
        if (given.Exists(value => value != "All"))
        {
            errors.Add(FieldError.NotSupported("dryRun", new ListNode(given.Select(value => (Node)value)), ["All"]));
        }

        return given.Count > 0;
    }

    private static FieldValidationMode ReadValidation(string value, List<FieldError> errors)
    {
        switch (value)
        {
            case "" or "Warn":
                return FieldValidationMode.Warn;
            case "Strict":
                return FieldValidationMode.Strict;
            case "Ignore":
                return FieldValidationMode.Ignore;
            default:
                errors.Add(FieldError.NotSupported("fieldValidation", value, ["", "Ignore", "Strict", "Warn"]));
                return FieldValidationMode.Warn;
        }
    }

    private static void ValidateManager(string manager, List<FieldError> errors)
    {
        if (manager.Length > MaxManagerLength)
        {
            errors.Add(FieldError.TooLong("fieldManager", MaxManagerLength));
        }

        for (var i = 0; i < manager.Length; i++)
        {
            if (char.IsControl(manager[i]))
            {
                errors.Add(FieldError.Invalid(
                    "fieldManager", manager, string.Create(CultureInfo.InvariantCulture, $"invalid character U+{(int)manager[i]:X4} (at position {i})")));
                return;
            }
        }
    }

    /// <summary>The part of the user agent before its version.</summary>
    private static string ManagerOf(string agent)
    {
        var slash = agent.IndexOf('/', StringComparison.Ordinal);
        var name = slash < 0 ? agent : agent[..slash];
        return name.Length > MaxManagerLength ? name[..MaxManagerLength] : name;
    }
}
