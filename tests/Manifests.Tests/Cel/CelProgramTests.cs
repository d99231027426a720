using Flux.Manifests.Cel.Environments;
using Flux.Manifests.Cel.Evaluation;
using Flux.Manifests.Cel.Values;

namespace Flux.Manifests.Tests.Cel;

public sealed class CelProgramTests
{
    private const string Doubled = ".map(x, [x, x, x, x, x, x, x, x, x, x])";

    [Theory]
    [InlineData("dyn(1) == 1.0 && 1u < 2 && dyn('a') != b'a'")]
    [InlineData("[1, 2, 3].exists_one(x, x > 2) && ![].all(x, false) == false")]
    [InlineData("false && (1 / 0 == 0) == false || true")]
    [InlineData("(1 / 0 == 0) || true")]
    [InlineData("{'a': 1}[?'b'].orValue(7) == 7 && optional.of(1).hasValue()")]
    [InlineData("'%s is %d'.format([dyn('a'), 1]) == 'a is 1'")]
    [InlineData("duration('1h') > duration('59m') && timestamp('2024-01-01T00:00:00Z').getFullYear() == 2024")]
    [InlineData("'a😀b'.size() == 3 && 'a😀b'.charAt(1) == '😀'")]
    [InlineData("quantity('1Gi').isGreaterThan(quantity('1G')) && semver('1.2.3').major() == 1")]
    [InlineData("cidr('10.0.0.0/8').containsIP('10.1.2.3') && !isIP('010.0.0.1')")]
    public void Evaluate_OfTrueExpression_IsTrue(string expression)
    {
        var compiled = CelEnvironments.Kubernetes.Compile(expression);

        Assert.Equal("", compiled.Error);
        Assert.True(compiled.Program!.Evaluate(CelVariables.None).Value.AsBool);
    }

    [Theory]
    [InlineData(".size()")]
    [InlineData("size()")]
    [InlineData("'a'.split()")]
    [InlineData("b'\\ud800'")]
    [InlineData("b'\\U00110000' == b'' || '\\UFFFFFFFF' == ''")]
    public void Expression_ThatNothingCanBeMadeOf_IsRefusedOrFails(string expression)
    {
        foreach (var environment in (CelEnvironment[])[CelEnvironments.Unchecked, CelEnvironments.Kubernetes])
        {
            var compiled = environment.Compile(expression);

            Assert.True(compiled.Program is null || compiled.Program.Evaluate(CelVariables.None).Error is not null);
        }
    }

    [Theory]
    [InlineData("1 + ", "Syntax error")]
    [InlineData("1 + 'a'", "found no matching overload for '_+_' applied to '(int, string)'")]
    [InlineData("unknown > 1", "undeclared reference to 'unknown' (in container '')")]
    public void Compile_OfWrongExpression_NamesItsPlace(string expression, string error)
    {
        var compiled = CelEnvironments.Kubernetes.Compile(expression);

        Assert.Null(compiled.Program);
        Assert.Equal(CelStage.Compile, compiled.Stage);
        Assert.StartsWith("ERROR: <input>:1:", compiled.Error, StringComparison.Ordinal);
        Assert.Contains(error, compiled.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1]" + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled
        + ".all(a, a.all(b, b.all(c, c.all(d, d.all(e, e.all(f, f.all(g, g.all(h, h < 2))))))))")]
    [InlineData("'a'.replace('a', 'aaaaaaaaaa').replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaa').replace('a', 'aaaaaaaaaaaaaaaaaaaaaaaaaa')"
        + ".replace('', 'aaaaaaaaaaaaaaaaaaaaaaaaaaa').replace('', 'aaaaaaaaaaaaaaaaaaaaaaaaaa').replace('', 'aaaaaaaaaaaaaaaaaaaaaaa')"
        + ".replace('', 'aaaaaaaaaaaaaaaaaaaaaaaaaaa') == ''")]
    [InlineData("[[1]" + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + "].all(x, x == x)")]
    [InlineData("'%s'.format([[1]" + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + Doubled + "]) == ''")]
    public void Evaluate_OfGrowingExpression_EndsInTheBudget(string expression)
    {
        var compiled = CelEnvironments.Unchecked.Compile(expression);
        Assert.Equal("", compiled.Error);

        var result = compiled.Program!.Evaluate(CelVariables.None);

        Assert.True(result.IsBudgetExceeded, $"{result.Value} for {result.Cost}");
        Assert.Equal("operation cancelled: actual cost limit exceeded", result.Error);
    }

    [Fact]
    public void Evaluate_OfBacktrackingPattern_IsLinear()
    {
        var program = CelEnvironments.Kubernetes.Compile("text.matches('^(a+)+$')") is { Program: { } checkedProgram }
            ? checkedProgram
            : CelEnvironments.Unchecked.Compile("text.matches('^(a+)+$')").Program!;

        var result = program.Evaluate(CelVariables.Of(("text", CelValue.Of(new string('a', 100_000) + "b"))));

        Assert.False(result.Value.AsBool);
    }

    [Theory]
    [InlineData('(', ')')]
    [InlineData('[', ']')]
    public void Compile_OfDeepNesting_IsAnError(char open, char close)
    {
        var compiled = CelEnvironments.Kubernetes.Compile(new string(open, 100_000) + "1" + new string(close, 100_000));

        Assert.Null(compiled.Program);
        Assert.Equal(CelStage.Compile, compiled.Stage);
    }

    [Fact]
    public void Evaluate_OfConstantListThatIsExtended_LeavesTheConstantAlone()
    {
        var program = CelEnvironments.Unchecked.Compile("[1, 2] + [x]").Program!;

        var results = Enumerable.Range(0, 1000).AsParallel()
            .Select(i => program.Evaluate(CelVariables.Of(("x", CelValue.Of((long)i)))).Value.AsList)
            .ToArray();

        Assert.All(results, list => Assert.Equal(3, list.Count));
        Assert.Equal(1000, results.Select(list => list[2].AsInt).Distinct().Count());
    }

    [Theory]
    [InlineData("1", "+1", 40_000, "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("[1]", "[0]", 30_000, "ERROR: <input>:-1:0: expression recursion limit exceeded: 250")]
    [InlineData("optional.of(1)", ".optMap(x, x)", 200, "ERROR: <input>:-1:0: max recursion depth exceeded")]
    [InlineData("true", " && true", 10_000, "")]
    public void Compile_OfLongChain_EndsAtTheLimit(string first, string link, int count, string error)
    {
        var compiled = CelEnvironments.Unchecked.Compile(first + string.Concat(Enumerable.Repeat(link, count)));

        Assert.Equal(error, compiled.Error);
    }
}
