using Flux.Helm.Rendering;

namespace Flux.Helm.Tests.Rendering;

/// <summary>Templates for names have sprig's functions, and none of those that Helm adds or changes.</summary>
public sealed class NameTemplateTests
{
    [Theory]
    [InlineData("x-{{ 1 | toJson }}", "x-1")]
    [InlineData("{{ \"A\" | lower }}", "a")]
    [InlineData("{{ fromJson \"[1\" }}x", "<no value>x")]
    [InlineData("{{ fromJson \"[1]\" }}", "[1]")]
    public void Name_OfATemplate_IsWhatSprigMakes(string template, string expected) =>
        Assert.Equal(expected, NameTemplate.Render(template, TimeProvider.System, out _));

    [Theory]
    [InlineData("{{ toYaml 1 }}", "template: name-template:1: function \"toYaml\" not defined")]
    [InlineData("{{ include \"a\" . }}", "template: name-template:1: function \"include\" not defined")]
    [InlineData("{{ fail \"x\" }}", "template: name-template:1:3: executing \"name-template\" at <fail \"x\">: error calling fail: x")]
    public void Name_OfATemplateThatFails_IsSprigsError(string template, string expected)
    {
        Assert.Null(NameTemplate.Render(template, TimeProvider.System, out var error));
        Assert.Equal(expected, error);
    }
}
