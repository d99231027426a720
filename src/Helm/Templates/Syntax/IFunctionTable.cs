using Flux.Helm.Templates.Values;

namespace Flux.Helm.Templates.Syntax;

/// <summary>The functions that templates may name; an unknown name is an error of parsing.</summary>
internal interface IFunctionTable
{
    TemplateMethod? Find(string name);
}
