using System.Collections.Frozen;
using Flux.Manifests.Cel.Values;
using Flux.Manifests.Networking;
using Flux.Manifests.Schemas.Structural;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Formats with names: <c>format.dns1123Label().validate(x)</c>.</summary>
internal static class FormatFunctions
{
    private const int DateTimeSize = 71;

    private static readonly FrozenDictionary<string, CelNamedFormat> Formats = new Dictionary<string, CelNamedFormat>
    {
        ["dns1123Label"] = new("DNS1123Label", NameRules.Dns1123Label, 30),
        ["dns1123Subdomain"] = new("DNS1123Subdomain", NameRules.Dns1123Subdomain, 60),
        ["dns1035Label"] = new("DNS1035Label", NameRules.Dns1035Label, 30),
        ["qualifiedName"] = new("QualifiedName", NameRules.QualifiedName, 60),
        ["dns1123LabelPrefix"] = new("DNS1123LabelPrefix", static text => NameRules.Dns1123Label(Masked(text)), 30),
        ["dns1123SubdomainPrefix"] = new("DNS1123SubdomainPrefix", static text => NameRules.Dns1123Subdomain(Masked(text)), 60),
        ["dns1035LabelPrefix"] = new("DNS1035LabelPrefix", static text => NameRules.Dns1035Label(Masked(text)), 30),
        ["labelValue"] = new("LabelValue", NameRules.LabelValue, 40),
        ["uri"] = new("URI", static text => GoUrl.ParseRequestUri(text, out var problem) is null ? [problem!] : [], 1104),
        ["uuid"] = Checked("uuid", "uuid", "does not match the UUID format", 71),
        ["byte"] = Checked("byte", "byte", "invalid base64", 84),
        ["date"] = Checked("date", "date", "invalid date", DateTimeSize),
        ["datetime"] = Checked("datetime", "datetime", "invalid datetime", DateTimeSize),
    }.ToFrozenDictionary();

    public static IEnumerable<CelFunction> All { get; } =
    [
        .. Formats.Select(format => CelFunction.Declare($"format.{format.Key}", _ => CelValue.Of(format.Value), $"format.{format.Key}: () -> format")),
        CelFunction.Declare("format.named", Named, "format-named: (string) -> optional(format)"),
        CelFunction.Declare("validate", Validate, "format-validate: format.(string) -> optional(list(string))"),
    ];

    private static CelNamedFormat Checked(string name, string format, string fault, int size)
    {
        var check = StringFormats.Find(format)!;
        return new CelNamedFormat(name, text => check(text) ? [] : [fault], size);
    }

    /// <summary>What is generated from a prefix does not end with the dash that the prefix may end with.</summary>
    private static string Masked(string prefix) => prefix.Length > 1 && prefix[^1] == '-' ? prefix[..^2] + "a" : prefix;

    private static CelValue Named(ReadOnlySpan<CelValue> arguments) => arguments[0].Kind != CelKind.String ? CelValue.NoSuchOverload
        : CelValue.Of(Formats.TryGetValue(arguments[0].AsString, out var format) ? CelOptional.Of(CelValue.Of(format)) : CelOptional.None);

    private static CelValue Validate(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments[0].Kind != CelKind.Opaque || arguments[0].AsOpaque is not CelNamedFormat format || arguments[1].Kind != CelKind.String)
        {
            return CelValue.NoSuchOverload;
        }

        var faults = format.Faults(arguments[1].AsString);
        return CelValue.Of(faults.Count == 0 ? CelOptional.None : CelOptional.Of(CelValue.Of(new CelArrayList([.. faults.Select(CelValue.Of)]))));
    }
}
