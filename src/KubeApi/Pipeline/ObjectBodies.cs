using Flux.KubeApi.Errors;
using Flux.KubeApi.Negotiation;
using Flux.KubeApi.Patching;
using Flux.KubeApi.Requests;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Text;
using Flux.Manifests.Validation;

namespace Flux.KubeApi.Pipeline;

/// <summary>Reads the objects that clients send: format, kind, fields.</summary>
internal sealed class ObjectBodies(BodyParser parser, IResourceRegistry registry)
{
    /// <summary>A configuration for server-side apply, which is YAML or JSON.</summary>
    public MapNode ParseApplied(ResourceCall call, ReadOnlyMemory<byte> bytes) => parser.Parse(bytes, MediaFormat.Yaml, call.Resource.Kind).Root;

    /// <summary>The body as an object of the call's kind (or its subresource's).</summary>
    /// <exception cref="ApiException">400, 413, 415</exception>
    public async ValueTask<MapNode> ReadAsync(ResourceCall call, WriteOptions options)
    {
        var format = BodyParser.FormatOf(call.Http.Request.ContentType);
        var bytes = await BodyReader.ReadAsync(call.Http.Request, call.Aborted).ConfigureAwait(false);
        var wanted = KindOf(call);
        var body = parser.Parse(bytes, format, wanted.Kind);
        CheckKind(call, body.Root, wanted);
        var report = new DecodeReport();
        AddDuplicates(report, body.Duplicates, options);

        Decode(call, body.Root, wanted, report);
        Report(call, options, report, faults => ApiErrors.BadRequest(
            $"{wanted.Kind} in version \"{wanted.Version}\" cannot be handled as a {wanted.Kind}: strict decoding error: {faults}"));
        return body.Root;
    }

    /// <summary>Brings a patched object to its typed form.</summary>
    public static void DecodePatched(ResourceCall call, MapNode item, WriteOptions options, IObjectPatch patch)
    {
        // Decoding drops what is refused; the refusal prints it, or a strategic patch as it was sent.
        var printed = options.FieldValidation != FieldValidationMode.Strict ? ""
            : patch is StrategicObjectPatch ? GoPrint.Value(patch.Source)
            : PrintedPatch.Of(item, patch.Source, call.Resource.IsCustom);
        var report = new DecodeReport();
        AddDuplicates(report, patch.Duplicates, options);
        try
        {
            Decode(call, item, KindOf(call), report);
        }
        catch (ApiException error) when (error.ConversionFault is { } fault && patch is StrategicObjectPatch)
        {
            throw Unreadable(GoPrint.Value(patch.Source), fault);
        }

        Report(call, options, report, faults => ApiErrors.Invalid(
            new GroupKind("", ""), "", [FieldError.Invalid("patch", printed, "strict decoding error: " + faults)]));
    }

    /// <summary>The object that a patch makes is not one of its kind.</summary>
    public static ApiException Unreadable(string printed, string fault) =>
        ApiErrors.Invalid(new GroupKind("", ""), "", [FieldError.Invalid("patch", printed, fault)]);

    private static void AddDuplicates(DecodeReport report, IEnumerable<string> duplicates, WriteOptions options)
    {
        foreach (var text in duplicates)
        {
            // The YAML reader's own texts are wrapped where they refuse the body.
            var isYaml = text.StartsWith("line ", StringComparison.Ordinal);
            report.Add(isYaml && options.FieldValidation == FieldValidationMode.Strict ? "yaml: unmarshal errors:\n  " + text : text);
        }
    }

    private static GroupVersionKind KindOf(ResourceCall call) =>
        call.Subresource is { IsForeignKind: true } subresource ? subresource.Kind : call.Resource.KindIn(call.Version.Name);

    private static void Decode(ResourceCall call, MapNode item, GroupVersionKind wanted, DecodeReport report)
    {
        if (call.Subresource is not { IsForeignKind: true })
        {
            call.Version.Schema.Decode(item, report);
        }

        item.Set("apiVersion", wanted.ApiVersion);
        item.Set("kind", wanted.Kind);
    }

    private void CheckKind(ResourceCall call, MapNode body, GroupVersionKind wanted)
    {
        var isCustom = call.Resource.IsCustom && call.Subresource is not { IsForeignKind: true };
        var kind = body.GetString("kind") is { Length: > 0 } given ? given : wanted.Kind;
        var apiVersion = body.GetString("apiVersion") is { Length: > 0 } version ? version : wanted.ApiVersion;
        if (kind == wanted.Kind && apiVersion == wanted.ApiVersion)
        {
            return;
        }

        if (isCustom && apiVersion == wanted.ApiVersion)
        {
            // Bodies of custom kinds are read whatever they say they are, and found wrong when they are looked at.
            var name = body.GetString("metadata", "name") ?? "";
            throw ApiErrors.Invalid(new GroupKind(wanted.Group, kind), name, [FieldError.Invalid("kind", kind, "must be " + wanted.Kind)]);
        }

        var found = GroupVersionKind.Parse(apiVersion, kind);
        if (found.GroupKind == wanted.GroupKind && (isCustom || IsKnownVersion(found)))
        {
            if (isCustom)
            {
                // A version that is not served has no schema: every field of it is unknown.
                WarningHeaders.Append(call.Http.Response, [.. body.Keys.Where(key => key is not ("apiVersion" or "kind" or "metadata")).Select(key => $"unknown field {GoText.Quote(key)}")]);
            }

            throw ApiErrors.BadRequest($"the API version in the data ({apiVersion}) does not match the expected API version ({wanted.ApiVersion})");
        }

        throw ApiErrors.BadRequest($"{kind} in version \"{found.Version}\" cannot be handled as a {wanted.Kind}: {WhyNot(found, wanted)}");
    }

    /// <summary>Whether the version is served or, as most betas, was so once: Kubernetes still reads those.</summary>
    private bool IsKnownVersion(GroupVersionKind found) =>
        registry.Current.FindKind(found.GroupKind) is { } resource && (resource.FindVersion(found.Version) is not null || found.Version.Contains("beta", StringComparison.Ordinal));

    private string WhyNot(GroupVersionKind found, GroupVersionKind wanted)
    {
        var item = found.Kind.EndsWith("List", StringComparison.Ordinal) ? found with { Kind = found.Kind[..^4] } : found;
        var known = registry.Current.FindKind(item.GroupKind) is { IsCustom: false } resource && resource.FindVersion(found.Version) is not null;
        return known
            ? $"converting ({Package(found)}.{found.Kind}) to ({InternalPackage(wanted)}.{wanted.Kind}): unknown conversion"
            : $"no kind \"{found.Kind}\" is registered for version \"{found.ApiVersion}\" in scheme \"pkg/runtime/scheme.go:111\"";
    }

    private static string Package(GroupVersionKind kind) => kind.Version;

    private static string InternalPackage(GroupVersionKind kind) => kind.Group.Length == 0 ? "core" : kind.Group.Split('.')[0];

    private static void Report(ResourceCall call, WriteOptions options, DecodeReport report, Func<string, ApiException> strict)
    {
        if (report.Faults.Count == 0 || options.FieldValidation == FieldValidationMode.Ignore)
        {
            return;
        }

        if (options.FieldValidation == FieldValidationMode.Strict)
        {
            throw strict(string.Join(", ", report.Faults));
        }

        call.Warnings.AddRange(report.Faults);
    }
}
