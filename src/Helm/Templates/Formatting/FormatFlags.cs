namespace Flux.Helm.Templates.Formatting;

/// <summary>Flags, width and precision of one verb.</summary>
internal struct FormatFlags
{
    public bool Plus;
    public bool Minus;
    public bool Sharp;
    public bool Space;
    public bool Zero;

    /// <summary><c>%+v</c>: field names are printed.</summary>
    public bool PlusV;

    /// <summary><c>%#v</c>: values are printed as Go source.</summary>
    public bool SharpV;

    public int? Width;
    public int? Precision;
}
