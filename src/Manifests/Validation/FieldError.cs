using System.Globalization;
using System.Text;
using Flux.Manifests.Nodes;
using Flux.Manifests.Text;

namespace Flux.Manifests.Validation;

/// <summary>One fault of one field, with the texts that the Kubernetes API prints for it.</summary>
/// <param name="Type">What kind of fault.</param>
/// <param name="Field">The field's path, <c>spec.ports[0].name</c>; see <see cref="FieldPath"/>.</param>
/// <param name="BadValue">The offending value as it is printed; null prints none, <see cref="NullNode"/> prints <c>null</c>.</param>
/// <param name="Detail">What is expected; may be empty.</param>
public sealed record FieldError(FieldErrorType Type, string Field, Node? BadValue, string Detail)
{
    /// <summary>The path printed for faults that belong to no field.</summary>
    public const string NoField = "<nil>";

    /// <summary>The message without the path: the <c>message</c> of a status cause.</summary>
    public string Body
    {
        get
        {
            var text = new StringBuilder(Type.Title());
            if (BadValue is not null && PrintsValue(Type))
            {
                text.Append(": ");
                AppendValue(text, BadValue);
            }

            if (Detail.Length > 0)
            {
                text.Append(": ").Append(Detail);
            }

            return text.ToString();
        }
    }

    public static FieldError Invalid(string field, Node? value, string detail) => new(FieldErrorType.Invalid, field, value, detail);

    public static FieldError TypeInvalid(string field, Node? value, string detail) => new(FieldErrorType.TypeInvalid, field, value, detail);

    public static FieldError Required(string field, string detail = "") => new(FieldErrorType.Required, field, null, detail);

    public static FieldError Forbidden(string field, string detail) => new(FieldErrorType.Forbidden, field, null, detail);

    public static FieldError Duplicate(string field, Node? value, string detail = "") => new(FieldErrorType.Duplicate, field, value, detail);

    public static FieldError NotFound(string field, Node? value) => new(FieldErrorType.NotFound, field, value, "");

    public static FieldError Internal(string field, string detail) => new(FieldErrorType.Internal, field, null, detail);

    /// <summary>A value that is none of those allowed, which are printed in the order given.</summary>
    public static FieldError NotSupported(string field, Node? value, IEnumerable<string> supported)
    {
        var quoted = string.Join(", ", supported.Select(GoText.Quote));
        return new(FieldErrorType.NotSupported, field, value, quoted.Length == 0 ? "" : $"supported values: {quoted}");
    }

    public static FieldError TooLong(string field, long maxLength) =>
        new(FieldErrorType.TooLong, field, null, maxLength >= 0 ? Limit("may not be more than", maxLength, "byte") : "value is too long");

    public static FieldError TooMany(string field, long actual, long max) =>
        new(FieldErrorType.TooMany, field, NumberNode.Of(actual), max >= 0 ? Limit("must have at most", max, "item") : "has too many items");

    public override string ToString() => $"{Field}: {Body}";

    private static string Limit(string words, long limit, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{words} {limit} {unit}{(limit == 1 ? "" : "s")}");

    private static bool PrintsValue(FieldErrorType type) =>
        type is not (FieldErrorType.Required or FieldErrorType.Forbidden or FieldErrorType.TooLong or FieldErrorType.Internal);

    private static void AppendValue(StringBuilder text, Node value)
    {
        switch (value)
        {
            case StringNode word:
                text.Append(GoText.Quote(word.Value));
                break;
            case NumberNode number:
                text.Append(number.IsInteger ? number.Text : GoText.FormatFloat(number.ToDouble()));
                break;
            default:
                GoJson.Append(text, value);
                break;
        }
    }
}
