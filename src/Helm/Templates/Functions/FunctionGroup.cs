using System.Collections;
using Flux.Helm.Templates.Evaluation;
using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Functions;

/// <summary>Collects functions with their signatures, for a <see cref="FunctionTable"/>.</summary>
internal sealed class FunctionGroup : IEnumerable<KeyValuePair<string, TemplateMethod>>
{
    private readonly List<KeyValuePair<string, TemplateMethod>> _functions = [];

    /// <summary>A function with a fixed number of parameters.</summary>
    public void Add(string name, GoType[] parameters, GoType result, Func<object?[], object?> body) =>
        Add(name, new TemplateMethod(parameters, false, result, (_, arguments) => body(arguments)));

    /// <summary>A function that needs the render it is called in.</summary>
    public void Add(string name, GoType[] parameters, GoType result, Func<CallContext, object?[], object?> body) =>
        Add(name, new TemplateMethod(parameters, false, result, body));

    public void Add(string name, TemplateMethod function) => _functions.Add(new(name, function));

    /// <summary>A function whose last parameter may be given any number of times.</summary>
    public void AddVariadic(string name, GoType[] parameters, GoType result, Func<object?[], object?> body) =>
        Add(name, new TemplateMethod(parameters, true, result, (_, arguments) => body(arguments)));

    public IEnumerator<KeyValuePair<string, TemplateMethod>> GetEnumerator() => _functions.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
