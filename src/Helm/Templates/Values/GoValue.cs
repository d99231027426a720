namespace Flux.Helm.Templates.Values;

/// <summary>
/// What Go calls a reflect.Value: a value together with whether it is seen through an interface, or no value at all. The
/// difference shows in error texts and in what a missing key prints.
/// </summary>
internal readonly struct GoValue
{
    private readonly Form _form;

    private GoValue(object? data, Form form)
    {
        Data = data;
        _form = form;
    }

    private enum Form : byte
    {
        Invalid,
        Concrete,
        Interface,
        Missing,
    }

    /// <summary>The zero reflect.Value: untyped nil, or the value of a missing key.</summary>
    public static GoValue Invalid => default;

    /// <summary>Stands for "no final argument" in pipelines; no template sees it.</summary>
    public static GoValue Missing => new(null, Form.Missing);

    /// <summary>A nil seen through an interface.</summary>
    public static GoValue NilInterface => new(null, Form.Interface);

    public object? Data { get; }

    public bool IsMissing => _form == Form.Missing;

    public bool IsValid => _form is Form.Concrete or Form.Interface;

    public bool IsInterface => _form == Form.Interface;

    public bool IsNilInterface => _form == Form.Interface && Data is null;

    /// <summary>The static type: <c>interface {}</c> when seen through one.</summary>
    public GoType Type => _form == Form.Interface ? GoType.Interface : GoType.Of(Data)!;

    public GoKind Kind => !IsValid ? GoKind.Invalid : Type.Kind;

    /// <summary>A value of its own type; nil becomes the invalid value.</summary>
    public static GoValue Of(object? data) => data is null ? Invalid : new GoValue(data, Form.Concrete);

    /// <summary>An element of a map or slice, or a function's result, whose declared type is <paramref name="type"/>.</summary>
    public static GoValue Declared(object? data, GoType type) =>
        type.Kind == GoKind.Interface ? new GoValue(data, Form.Interface) : Of(data);

    /// <summary>The value inside the interface, if it is one.</summary>
    public GoValue Unwrap() => _form == Form.Interface ? Of(Data) : this;
}
