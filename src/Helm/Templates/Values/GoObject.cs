namespace Flux.Helm.Templates.Values;

/// <summary>A value with fields or methods that templates reach by name: Helm's objects, times, certificates, versions.</summary>
internal abstract class GoObject
{
    public abstract GoType Type { get; }

    /// <summary>What <c>%v</c> prints; null when the value has no String method and its fields are printed.</summary>
    public virtual string? Text => null;

    /// <summary>What <c>%#v</c> prints; null when the value has no GoString method.</summary>
    public virtual string? GoSyntax => null;

    /// <summary>The methods of the value, or null.</summary>
    public virtual TemplateMethod? FindMethod(string name) => null;

    /// <summary>The exported fields in their order; empty for opaque values.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, object?>> Fields => [];

    /// <summary>The fields as printf shows them, those that are not exported included.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, object?>> PrintedFields => Fields;

    /// <summary>False for a nil pointer.</summary>
    public virtual bool IsNil => false;

    public bool TryGetField(string name, out object? value)
    {
        foreach (var field in Fields)
        {
            if (string.Equals(field.Key, name, StringComparison.Ordinal))
            {
                value = field.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
