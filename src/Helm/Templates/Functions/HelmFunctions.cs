using Flux.Helm.Rendering;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Syntax;
using Flux.Helm.Templates.Text;
using Flux.Helm.Templates.Values;
using G = Flux.Helm.Templates.Values.GoType;

namespace Flux.Helm.Templates.Functions;

/// <summary>The functions that work on the render itself: include, tpl, required, fail and lookup.</summary>
internal static class HelmFunctions
{
    private static readonly G[] TextAndAny = [G.String, G.Interface];

    public static FunctionGroup All { get; } = new()
    {
        { "include", TextAndAny, G.String, (context, a) => Include(context, a.Text(0), a[1]) },
        { "tpl", TextAndAny, G.String, (context, a) => Template(context, a.Text(0), a[1]) },
        { "required", TextAndAny, G.Interface, (context, a) => Required(context, a.Text(0), a[1]) },
        { "fail", [G.String], G.String, (context, a) => Fail(context, a.Text(0)) },
        { "lookup", [G.String, G.String, G.String, G.String], G.AnyMap, (context, a) => context.Environment.Lookup?.Invoke(a.Text(0), a.Text(1), a.Text(2), a.Text(3)) ?? new GoMap() },
    };

    private static string Include(CallContext context, string name, object? data)
    {
        var depths = context.IncludeDepths;
        var depth = depths.GetValueOrDefault(name);
        if (depth > context.Meter.Budget.MaxIncludeDepth)
        {
            throw new TemplateCallException($"rendering template has a nested reference name: {name}: unable to execute template");
        }

        var template = context.Templates.Find(name)
            ?? throw new TemplateCallException($"template: no template {GoQuote.Quote(name)} associated with template {GoQuote.Quote(context.Templates.Name)}");
        depths[name] = depth + 1;
        try
        {
            return context.Execute(template, data);
        }
        finally
        {
            depths[name] = depth;
        }
    }

    private static string Template(CallContext context, string text, object? data)
    {
        if (context.TplDepth >= context.Meter.Budget.MaxTplDepth)
        {
            throw new RenderBudgetException($"tpl nests deeper than {context.Meter.Budget.MaxTplDepth}");
        }

        var set = new TemplateSet(context.Templates);
        ParsedTemplate body;
        try
        {
            // The text itself runs even when it is blank and so adds nothing to the set.
            var parsed = context.Texts.Parse(set.Name, text);
            body = parsed[set.Name];
            foreach (var template in parsed.Values)
            {
                set.Add(template);
            }
        }
        catch (TemplateSyntaxException error)
        {
            throw new TemplateCallException($"cannot parse template {GoQuote.Quote(text)}: {error.Message}", error);
        }

        TemplateExecutionException failure;
        try
        {
            return context.With(set).Execute(body, data).Replace("<no value>", "", StringComparison.Ordinal);
        }
        catch (TemplateExecutionException error)
        {
            failure = error;
        }

        throw new TemplateCallException($"error during tpl function execution for {GoQuote.Quote(text)}: {failure.Message}", failure);
    }

    private static object? Required(CallContext context, string warning, object? value)
    {
        if (value is not (null or ""))
        {
            return value;
        }

        return Passed(context, "level=WARN msg=\"missing required value\"", warning) ? "" : throw new TemplateCallException(Warning.Wrap(warning));
    }

    private static string Fail(CallContext context, string message) =>
        Passed(context, "level=INFO msg=\"funcMap fail\"", message) ? "" : throw new TemplateCallException(Warning.Wrap(message));

    /// <summary>Linting goes on where a render ends.</summary>
    private static bool Passed(CallContext context, string head, string message)
    {
        if (context.Environment.IsLint)
        {
            context.Environment.Log?.Invoke($"{head} message={LogLine.Value(message)}");
        }

        return context.Environment.IsLint;
    }
}
