namespace Flux.KubeApi.Resources;

/// <summary>What names a kind allows.</summary>
public enum NameRule
{
    /// <summary>RFC 1123 subdomain, 253 characters.</summary>
    Subdomain,

    /// <summary>RFC 1123 label, 63 characters.</summary>
    Label,

    /// <summary>As <see cref="Label"/>, but dots are what is complained about first.</summary>
    LabelWithoutDots,

    /// <summary>RFC 1035 label: begins with a letter.</summary>
    Label1035,

    /// <summary>Anything that fits in a path segment.</summary>
    PathSegment,
}
