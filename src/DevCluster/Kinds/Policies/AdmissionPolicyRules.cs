using System.Text.RegularExpressions;
using Flux.DevCluster.Admission.Expressions;
using Flux.DevCluster.Admission.Policies;
using Flux.DevCluster.Kinds.Defaults;
using Flux.KubeApi.Resources;
using Flux.Manifests.Nodes;
using Flux.Manifests.Validation;

namespace Flux.DevCluster.Kinds.Policies;

/// <summary>The rules of ValidatingAdmissionPolicies: every expression must compile.</summary>
internal static partial class AdmissionPolicyRules
{
    private const int MaxAnnotations = 20;
    private const int MaxAnnotationExpression = 5 * 1024;
    private const string Empty = "validations or auditAnnotations must contain at least one item";

    private static readonly string[] Reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];

    private static readonly HashSet<string> ReservedWords = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    public static void Validate(MapNode item, ValidationReport report)
    {
        var spec = item.GetMap("spec") ?? new MapNode();
        ValidateScope(spec, report.Errors);
        ValidateExpressions(item, spec, report.Errors);
    }

    /// <summary>What policies of both kinds say about the writes that they concern.</summary>
    public static void ValidateScope(MapNode spec, List<FieldError> errors)
    {
        if (spec.GetString("failurePolicy") is not ("Fail" or "Ignore") and { } failurePolicy)
        {
            errors.Add(FieldError.NotSupported("spec.failurePolicy", failurePolicy, ["Fail", "Ignore"]));
        }

        ValidateParamKind(spec.GetMap("paramKind"), errors);
        ValidateConstraints(spec.GetMap("matchConstraints"), errors);
        MatchConditionRules.Validate(spec, spec.GetMap("paramKind") is not null, "spec.matchConditions", errors);
    }

    public static void ValidateVariables(PolicyCompiler compiler, MapNode spec, List<FieldError> errors) =>
        Each(spec, "variables", (variable, path) => ValidateVariable(compiler, variable, path, errors));

    private static void ValidateExpressions(MapNode item, MapNode spec, List<FieldError> errors)
    {
        var compiler = new PolicyCompiler(spec);
        ValidateVariables(compiler, spec, errors);
        if (spec.GetList("validations") is not { Count: > 0 } && spec.GetList("auditAnnotations") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required("spec.validations", Empty));
            errors.Add(FieldError.Required("spec.auditAnnotations", Empty));
            return;
        }

        Each(spec, "validations", (validation, path) => ValidateValidation(compiler, validation, path, errors));
        if (spec.GetList("auditAnnotations") is { Count: > MaxAnnotations } many)
        {
            errors.Add(FieldError.Invalid("spec.auditAnnotations", many, $"must not have more than {MaxAnnotations} auditAnnotations"));
        }

        var keys = new HashSet<string>(StringComparer.Ordinal);
        Each(spec, "auditAnnotations", (annotation, path) =>
        {
            ValidateAnnotation(compiler, annotation, item.GetString("metadata", "name") ?? "", path, errors);
            var key = annotation.GetString("key") ?? "";
            if (!keys.Add(key))
            {
                errors.Add(FieldError.Duplicate($"{path}.key", key));
            }
        });
    }

    private static void Each(MapNode spec, string field, Action<MapNode, string> validate)
    {
        foreach (var (index, entry) in spec.Items(field).Index())
        {
            validate(entry, $"spec.{field}[{index}]");
        }
    }

    private static void ValidateParamKind(MapNode? kind, List<FieldError> errors)
    {
        if (kind is null)
        {
            return;
        }

        var apiVersion = kind.GetString("apiVersion") ?? "";
        if (apiVersion.Length == 0)
        {
            errors.Add(FieldError.Required("spec.paramKind.apiVersion"));
        }
        else if (apiVersion.Count(character => character == '/') > 1)
        {
            errors.Add(FieldError.Invalid("spec.paramKind.apiVersion", apiVersion, $"unexpected GroupVersion string: {apiVersion}"));
        }

        if ((kind.GetString("kind") ?? "").Length == 0)
        {
            errors.Add(FieldError.Required("spec.paramKind.kind"));
        }
    }

    private static void ValidateConstraints(MapNode? constraints, List<FieldError> errors)
    {
        if (constraints is null)
        {
            errors.Add(FieldError.Required("spec.matchConstraints"));
            return;
        }

        MatchResourceRules.Validate(constraints, "spec.matchConstraints", errors);
        if (constraints.GetList("resourceRules") is not { Count: > 0 })
        {
            errors.Add(FieldError.Required("spec.matchConstraints.resourceRules"));
        }
    }

    private static void ValidateVariable(PolicyCompiler compiler, MapNode variable, string path, List<FieldError> errors)
    {
        var name = variable.GetString("name") ?? "";
        if (name.Trim().Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.name", "name is not specified"));
        }
        else if (!Identifier().IsMatch(name) || ReservedWords.Contains(name))
        {
            errors.Add(FieldError.Invalid($"{path}.name", name, "name is not a valid CEL identifier"));
        }

        if ((variable.GetString("expression") ?? "").Trim().Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.expression", "expression is not specified"));
            return;
        }

        Report(compiler.AddVariable(variable).Expression, $"{path}.expression", errors);
    }

    private static void ValidateValidation(PolicyCompiler compiler, MapNode validation, string path, List<FieldError> errors)
    {
        if ((validation.GetString("expression") ?? "").Trim().Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.expression", "expression is not specified"));
        }
        else
        {
            Report(compiler.Validation(validation), $"{path}.expression", errors);
        }

        if (compiler.Message(validation) is { } message)
        {
            Report(message, $"{path}.messageExpression", errors);
        }
        else if (validation.GetString("messageExpression") is { Length: > 0 } blank)
        {
            errors.Add(FieldError.Invalid($"{path}.messageExpression", blank, "must be non-empty if specified"));
        }

        ValidateMessage(validation.GetString("message") ?? "", $"{path}.message", errors);
        if (validation.GetString("reason") is { } reason && !Reasons.Contains(reason))
        {
            errors.Add(FieldError.NotSupported($"{path}.reason", reason, Reasons));
        }
    }

    private static void ValidateMessage(string message, string path, List<FieldError> errors)
    {
        if (message.Length > 0 && message.Trim().Length == 0)
        {
            errors.Add(FieldError.Invalid(path, message, "message must be non-empty if specified"));
        }
        else if (message.Trim().AsSpan().IndexOfAny('\n', '\r') >= 0)
        {
            errors.Add(FieldError.Invalid(path, message, "message must not contain line breaks"));
        }
    }

    private static void ValidateAnnotation(PolicyCompiler compiler, MapNode annotation, string policy, string path, List<FieldError> errors)
    {
        var key = annotation.GetString("key") ?? "";
        errors.AddRange(NameRules.QualifiedName($"{policy}/{key}").Select(fault => FieldError.Invalid($"{path}.key", $"{policy}/{key}", fault)));
        var text = (annotation.GetString("valueExpression") ?? "").Trim();
        if (text.Length == 0)
        {
            errors.Add(FieldError.Required($"{path}.valueExpression", "valueExpression is not specified"));
        }
        else if (text.Length > MaxAnnotationExpression)
        {
            errors.Add(FieldError.Required($"{path}.valueExpression", $"must not exceed {MaxAnnotationExpression} bytes in length"));
        }
        else
        {
            Report(compiler.Annotation(annotation), $"{path}.valueExpression", errors);
        }
    }

    public static void Report(CompiledExpression expression, string path, List<FieldError> errors)
    {
        if (expression.Error is { } error)
        {
            errors.Add(FieldError.Invalid(path, expression.Text, error));
        }
    }

    [GeneratedRegex("^[_a-zA-Z][_a-zA-Z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
