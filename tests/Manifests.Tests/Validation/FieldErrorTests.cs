using Flux.Manifests.Nodes;
using Flux.Manifests.Objects;
using Flux.Manifests.Validation;

namespace Flux.Manifests.Tests.Validation;

public sealed class FieldErrorTests
{
    [Fact]
    public void Body_OfEachKindOfValue_PrintsItAsTheApiServerDoes()
    {
        Assert.Equal("Invalid value: \"a\\n\": no", FieldError.Invalid("f", "a\n", "no").Body);
        Assert.Equal("Invalid value: -1: no", FieldError.Invalid("f", -1, "no").Body);
        Assert.Equal("Invalid value: 1.5e-07: no", FieldError.Invalid("f", new NumberNode("0.00000015"), "no").Body);
        Assert.Equal("Invalid value: null: no", FieldError.Invalid("f", NullNode.Instance, "no").Body);
        Assert.Equal("Invalid value: {\"a\":\"\\u003c\"}: no", FieldError.Invalid("f", new MapNode { { "a", "<" } }, "no").Body);
        Assert.Equal("Invalid value: no", FieldError.Invalid("f", null, "no").Body);
    }

    [Fact]
    public void Body_OfLimits_NamesTheLimitAndNotTheValue()
    {
        Assert.Equal("Too long: may not be more than 2 bytes", FieldError.TooLong("f", 2).Body);
        Assert.Equal("Too many: 3: must have at most 1 item", FieldError.TooMany("f", 3, 1).Body);
        Assert.Equal("Unsupported value: \"c\": supported values: \"a\", \"b\"", FieldError.NotSupported("f", "c", ["a", "b"]).Body);
    }

    [Fact]
    public void Path_OfNestedField_PrintsNamesIndexesAndKeys() =>
        Assert.Equal("spec.ports[2].labels[a.b/c]", FieldPath.Root("spec").Child("ports").Index(2).Child("labels").Key("a.b/c").ToString());

    [Fact]
    public void InvalidStatus_OfTwoEqualErrors_NamesBothCausesAndOneText()
    {
        var error = FieldError.Required("spec.a");

        var status = FieldErrorList.InvalidStatus(new GroupKind("g", "K"), "x", [error, error]);

        Assert.Equal("K.g \"x\" is invalid: spec.a: Required value", status.GetString("message"));
        Assert.Equal(2, status.GetList("details", "causes")!.Count);
    }
}
