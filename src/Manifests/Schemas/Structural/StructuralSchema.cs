using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas.Structural.Rules;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Schemas.Structural;

/// <summary>
/// The schema of one version of a CustomResourceDefinition, ready for use: defaulting, pruning and validation of its
/// resources with the texts of the Kubernetes API server. Immutable and safe for use by several threads; parse it once.
/// </summary>
public sealed class StructuralSchema
{
    private static readonly FieldError Unchecked = FieldError.Invalid(
        FieldError.NoField, NullNode.Instance, "some validation rules were not checked because the object was invalid; correct the existing errors to complete validation");

    private readonly ScalePaths? _scale;
    private readonly Lazy<RuleTree?> _rules;

    private StructuralSchema(SchemaNode root, ScalePaths? scale)
    {
        Root = root;
        _scale = scale;
        _rules = new Lazy<RuleTree?>(() => RuleTree.Compile(root, isResource: true));
    }

    /// <summary>The schema of the whole resource.</summary>
    public SchemaNode Root { get; }

    /// <param name="openApiV3Schema">The value of <c>schema.openAPIV3Schema</c>; it need not be frozen and is not kept.</param>
    /// <param name="scale">The paths of the <c>scale</c> subresource, when there is one.</param>
    /// <exception cref="ManifestException">The schema is malformed: a keyword has a value of the wrong JSON type, or it nests too deeply.</exception>
    public static StructuralSchema Parse(Node openApiV3Schema, ScalePaths? scale = null) => new(SchemaParser.Parse(openApiV3Schema), scale);

    /// <summary>Drops forbidden nulls and fills in defaults, in place.</summary>
    public void Default(MapNode resource)
    {
        DropNulls(resource);
        FillIn(resource);
    }

    /// <summary>Drops forbidden nulls that no default stands in for, in place.</summary>
    public void DropNulls(MapNode resource) => Defaulting.PruneNulls(resource, Root);

    /// <summary>Fills in defaults and leaves other nulls, in place.</summary>
    public void FillIn(MapNode resource) => Defaulting.Default(resource, Root);

    /// <summary>Drops what the schema does not specify, in place.</summary>
    /// <returns>The paths of what was dropped, sorted: the <c>unknown field</c>s of warnings and strict errors.</returns>
    public IReadOnlyList<string> Prune(MapNode resource) => Pruning.PruneResource(resource, Root);

    /// <summary>Validates a whole resource, on creation or, when <paramref name="old"/> is given, on update.</summary>
    /// <param name="resource">The resource, defaulted and pruned.</param>
    /// <param name="old">The stored resource; what is unchanged in it is not held against the update.</param>
    /// <param name="preceding">Errors found before, in metadata: they may keep rules from being checked. Not repeated in the result.</param>
    public SchemaValidation Validate(MapNode resource, MapNode? old = null, IReadOnlyList<FieldError>? preceding = null)
    {
        var correlation = old is null ? null : new Correlation(resource, old, Root);
        var errors = new List<FieldError>();
        CheckValue(Root, resource, "", correlation, errors);
        _scale?.Validate(resource, includeSpec: true, errors);
        EmbeddedResources.Validate(resource, Root, null, errors);
        CheckLists(resource, old, errors);
        return CheckRules(resource, old, correlation, preceding, errors);
    }

    /// <summary>Validates a write of the <c>status</c> subresource, which changes nothing else.</summary>
    /// <inheritdoc cref="Validate"/>
    public SchemaValidation ValidateStatus(MapNode resource, MapNode old, IReadOnlyList<FieldError>? preceding = null)
    {
        var correlation = new Correlation(resource, old, Root);
        var errors = new List<FieldError>();
        if (resource["status"] is { } status && Root.ForKey("status") is { } schema)
        {
            CheckValue(schema, status, "status", correlation.Key("status"), errors);
        }

        _scale?.Validate(resource, includeSpec: false, errors);
        CheckLists(resource, old, errors);
        return CheckRules(resource, old, correlation, preceding, errors);
    }

    private static void CheckValue(SchemaNode schema, Node value, string prefix, Correlation? correlation, List<FieldError> errors)
    {
        if (!ValueMatcher.IsValid(schema, value))
        {
            errors.AddRange(new ValueValidator(prefix).Validate(schema, value, "", correlation).Errors);
        }
    }

    private void CheckLists(MapNode resource, MapNode? old, List<FieldError> errors)
    {
        var found = new List<FieldError>();
        ListTypes.Validate(resource, Root, null, found);
        if (found.Count > 0 && old is not null)
        {
            var before = new List<FieldError>();
            ListTypes.Validate(old, Root, null, before);
            if (before.Count > 0)
            {
                return;
            }
        }

        errors.AddRange(found);
    }

    private SchemaValidation CheckRules(
        MapNode resource, MapNode? old, Correlation? correlation, IReadOnlyList<FieldError>? preceding, List<FieldError> errors)
    {
        if (_rules.Value is not { } rules)
        {
            return new SchemaValidation(errors, []);
        }

        if (errors.Exists(IsBlocking) || preceding?.Any(IsBlocking) == true)
        {
            errors.Add(Unchecked);
            return new SchemaValidation(errors, []);
        }

        var warnings = new List<string>();
        new RuleValidator(errors, warnings).Validate(rules, resource, old, null, new RuleRatchet(correlation, null));
        return new SchemaValidation(errors, warnings);
    }

    /// <summary>Rules run over values of the right shape only; errors of content do not keep them from running.</summary>
    private static bool IsBlocking(FieldError error) => error.Type is FieldErrorType.NotSupported or FieldErrorType.Required
        or FieldErrorType.TooLong or FieldErrorType.TooMany or FieldErrorType.TypeInvalid;
}
