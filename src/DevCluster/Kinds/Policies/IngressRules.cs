using Flux.DevCluster.Kinds.Defaults;
using Flux.DevCluster.Kinds.Pods;
using Flux.KubeApi.Resources;
using Flux.KubeApi.Validation;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

internal static class IngressRules
{
    private static readonly string[] PathTypes = ["Exact", "ImplementationSpecific", "Prefix"];

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        if (!spec.Items("rules").Any() && spec["defaultBackend"] is null)
        {
            report.Errors.Add(FieldError.Invalid("spec", spec.Count == 0 ? NullNode.Instance : spec, "either `defaultBackend` or `rules` must be specified"));
        }

        if (spec.GetMap("defaultBackend") is { } backend)
        {
            ValidateBackend(backend, FieldPath.Root("spec").Child("defaultBackend"), report.Errors);
        }

        if (spec.GetString("ingressClassName") is { } name)
        {
            report.Errors.AddRange(NameRuleCheck.Subdomain(name).Select(fault => FieldError.Invalid("spec.ingressClassName", name, fault)));
        }

        foreach (var (index, rule) in spec.Items("rules").Index())
        {
            ValidateRule(rule, FieldPath.Root("spec").Child("rules").Index(index), report.Errors);
        }

        foreach (var (index, entry) in spec.Items("tls").Index())
        {
            ValidateHosts(entry, FieldPath.Root("spec").Child("tls").Index(index).Child("hosts"), report.Errors);
        }
    }

    private static void ValidateHosts(MapNode entry, FieldPath path, List<FieldError> errors)
    {
        foreach (var (index, host) in (entry.GetList("hosts") ?? []).OfType<StringNode>().Index())
        {
            if (!host.Value.Contains('*', StringComparison.Ordinal))
            {
                errors.AddRange(NameRuleCheck.Subdomain(host.Value).Select(fault => FieldError.Invalid(path.Index(index).ToString(), host, fault)));
            }
        }
    }

    private static void ValidateRule(MapNode rule, FieldPath path, List<FieldError> errors)
    {
        if (rule.GetString("host") is { Length: > 0 } address && System.Net.IPAddress.TryParse(address, out _))
        {
            errors.Add(FieldError.Invalid(path.Child("host").ToString(), address, "must be a DNS name, not an IP address"));
        }

        if (rule.GetString("host") is { Length: > 0 } host && !host.Contains('*', StringComparison.Ordinal))
        {
            errors.AddRange(NameRuleCheck.Subdomain(host).Select(fault => FieldError.Invalid(path.Child("host").ToString(), host, fault)));
        }

        if (rule.GetMap("http") is { } http && !http.Items("paths").Any())
        {
            errors.Add(FieldError.Required(path.Child("http").Child("paths").ToString()));
        }

        foreach (var (index, entry) in rule.Items("http", "paths").Index())
        {
            ValidatePath(entry, path.Child("http").Child("paths").Index(index), errors);
        }
    }

    private static void ValidatePath(MapNode entry, FieldPath path, List<FieldError> errors)
    {
        var type = entry.GetString("pathType");
        var text = entry.GetString("path") ?? "";
        if (type is null)
        {
            errors.Add(FieldError.Required(path.Child("pathType").ToString(), "pathType must be specified"));
            return;
        }

        if (type is "Exact" or "Prefix")
        {
            if (!text.StartsWith('/'))
            {
                errors.Add(FieldError.Invalid(path.Child("path").ToString(), text, "must be an absolute path"));
            }
        }
        else if (!PathTypes.Contains(type))
        {
            errors.Add(FieldError.NotSupported(path.Child("pathType").ToString(), type, PathTypes));
        }

        ValidateBackend(entry.GetMap("backend") ?? new MapNode(), path.Child("backend"), errors);
    }

    private static void ValidateBackend(MapNode backend, FieldPath path, List<FieldError> errors)
    {
        if (backend.GetMap("service") is not { } service)
        {
            if (backend["resource"] is null)
            {
                errors.Add(FieldError.Required(path.ToString(), "resource or service backend is required"));
            }

            return;
        }

        if (string.IsNullOrEmpty(service.GetString("name")))
        {
            errors.Add(FieldError.Required(path.Child("service").Child("name").ToString()));
        }

        ValidatePort(service.GetMap("port") ?? new MapNode(), path, errors);
    }

    private static void ValidatePort(MapNode port, FieldPath path, List<FieldError> errors)
    {
        var name = port.GetString("name") ?? "";
        var number = port.GetInt64("number") ?? 0;
        var at = path.Child("service").Child("port");
        if (name.Length > 0 && number != 0)
        {
            errors.Add(FieldError.Invalid(path.ToString(), "", "cannot set both port name & port number"));
        }
        else if (name.Length > 0)
        {
            errors.AddRange(PortName.Faults(name).Select(fault => FieldError.Invalid(at.Child("name").ToString(), name, fault)));
        }
        else if (number == 0)
        {
            errors.Add(FieldError.Required(path.ToString(), "port name or number is required"));
        }
        else if (!PortValidation.IsPort(number))
        {
            errors.Add(FieldError.Invalid(at.Child("number").ToString(), NumberNode.Of(number), PortValidation.RangeText));
        }
    }
}
