using System.Collections.Concurrent;
using Flux.Manifests.Nodes;
using Flux.Manifests.Schemas;

namespace Flux.KubeApi.Typed;

/// <summary>Makes decodable types of OpenAPI components.</summary>
internal sealed class TypedSchemaCompiler(OpenApiComponents components, IFieldFacts facts)
{
    private const string MetaPackage = "io.k8s.apimachinery.pkg.apis.meta.v1.";

    private readonly ConcurrentDictionary<string, TypedValueType> _named = new(StringComparer.Ordinal);

    public TypedValueType Compile(string typeName) => _named.GetOrAdd(typeName, name => Named(name, components.Find(name)));

    private TypedValueType Named(string name, OpenApiSchema? schema) => name switch
    {
        MetaPackage + "Time" => TypedValueType.Scalar(ValueKind.Time, "v1.Time"),
        MetaPackage + "MicroTime" => TypedValueType.Scalar(ValueKind.MicroTime, "v1.MicroTime"),
        MetaPackage + "FieldsV1" => TypedValueType.Scalar(ValueKind.Raw, "v1.FieldsV1"),
        "io.k8s.apimachinery.pkg.api.resource.Quantity" => TypedValueType.Scalar(ValueKind.Quantity, "resource.Quantity"),
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString" => TypedValueType.Scalar(ValueKind.IntOrString, "intstr.IntOrString"),
        _ when schema is null || schema.Properties.Count == 0 => TypedValueType.Scalar(ValueKind.Raw, GoName(name)),
        _ => TypedValueType.Struct(GoName(name), () => Fields(name, schema)),
    };

    private Dictionary<string, TypedField> Fields(string typeName, OpenApiSchema schema)
    {
        var order = facts.Order(typeName);
        var fields = new Dictionary<string, TypedField>(StringComparer.Ordinal);
        foreach (var (name, field) in schema.Properties)
        {
            fields.Add(name, Field(typeName, name, field, OrderOf(order, name), schema.Required.Contains(name)));
        }

        return fields;
    }

    private TypedField Field(string typeName, string name, OpenApiSchema schema, int order, bool isRequired)
    {
        var type = TypeOf(schema);
        // A default in the schema of a built-in kind is the zero value of a field that is no pointer: it is always printed.
        var whenAbsent = facts.WhenAbsent(typeName, name) ?? type.Kind switch
        {
            ValueKind.Struct => schema.Default is MapNode ? new MapNode().Freeze() : null,
            ValueKind.Int32 or ValueKind.Int64 when isRequired => schema.Default ?? NumberNode.Of(0),
            ValueKind.Text or ValueKind.Boolean when isRequired => schema.Default,
            ValueKind.List when isRequired => NullNode.Instance,
            _ => null,
        };
        return new TypedField(name, order, type, DropsZero(typeName, name, type, whenAbsent, isRequired), whenAbsent);
    }

    private bool DropsZero(string typeName, string name, TypedValueType type, Node? whenAbsent, bool isRequired)
    {
        if (whenAbsent is NullNode && type.Kind == ValueKind.List)
        {
            return !isRequired;
        }

        // An empty list of owners is not the same as none: it takes all owners away.
        if (whenAbsent is not null || isRequired || (typeName == MetaPackage + "ObjectMeta" && name == "managedFields"))
        {
            return false;
        }

        return type.Kind switch
        {
            ValueKind.Text or ValueKind.Boolean or ValueKind.Int32 or ValueKind.Int64 or ValueKind.Float => !facts.KeepsZero(typeName, name, type.Kind == ValueKind.Boolean),
            ValueKind.Map or ValueKind.List or ValueKind.Bytes => true,
            _ => false,
        };
    }

    private TypedValueType TypeOf(OpenApiSchema schema)
    {
        if (schema.TypeName is { } name)
        {
            return Compile(name);
        }

        return schema.Type switch
        {
            SchemaType.Boolean => TypedValueType.Scalar(ValueKind.Boolean, "bool"),
            SchemaType.Integer => schema.Format == "int64" ? TypedValueType.Scalar(ValueKind.Int64, "int64") : TypedValueType.Scalar(ValueKind.Int32, "int32"),
            SchemaType.Number => TypedValueType.Scalar(ValueKind.Float, "float64"),
            SchemaType.String => schema.Format == "byte" ? TypedValueType.Scalar(ValueKind.Bytes, "[]uint8") : TypedValueType.Scalar(ValueKind.Text, "string"),
            SchemaType.Array when schema.Items is { } items => TypedValueType.ListOf(TypeOf(items)),
            SchemaType.Object when schema.AdditionalProperties is { } values => TypedValueType.MapOf(TypeOf(values)),
            _ => TypedValueType.Scalar(ValueKind.Raw, "interface {}"),
        };
    }

    private static int OrderOf(IReadOnlyList<string>? order, string name)
    {
        for (var i = 0; i < order?.Count; i++)
        {
            if (order[i] == name)
            {
                return i + 10;
            }
        }

        return name switch
        {
            "kind" => 0,
            "apiVersion" => 1,
            "metadata" => 2,
            _ => 1_000,
        };
    }

    private static string GoName(string typeName)
    {
        var last = typeName.LastIndexOf('.');
        var before = typeName.LastIndexOf('.', last - 1);
        return typeName[(before + 1)..];
    }
}
