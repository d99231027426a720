using Flux.Manifests.Cel.Types;

namespace Flux.Manifests.Cel.Functions;

/// <summary>Reads the compact form in which signatures are written in this code.</summary>
internal sealed class CelSignature
{
    private readonly string _text;
    private readonly SortedSet<string> _parameters = new(StringComparer.Ordinal);
    private int _at;

    private CelSignature(string text) => _text = text;

    public static CelOverload Parse(string text)
    {
        var reader = new CelSignature(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        reader._at = colon + 1;
        reader.Space();
        var arguments = new List<CelType>();
        var isMember = text[reader._at] != '(';
        if (isMember)
        {
            arguments.Add(reader.Type());
            reader._at++;
        }

        arguments.AddRange(reader.List());
        reader._at = text.IndexOf("->", reader._at, StringComparison.Ordinal) + 2;
        var result = reader.Type();
        return new CelOverload(text[..colon], isMember, arguments, result, [.. reader._parameters]);
    }

    private void Space()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }

    private List<CelType> List()
    {
        var types = new List<CelType>();
        _at++;
        Space();
        while (_text[_at] != ')')
        {
            types.Add(Type());
            Space();
            _at += _text[_at] == ',' ? 1 : 0;
            Space();
        }

        _at++;
        return types;
    }

    private CelType Type()
    {
        Space();
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        var name = _text[start.._at];
        var parameters = name is "list" or "map" or "optional" && _at < _text.Length && _text[_at] == '(' ? List() : [];
        return name switch
        {
            "list" => CelType.List(parameters[0]),
            "map" => CelType.Map(parameters[0], parameters[1]),
            "optional" => CelType.Optional(parameters[0]),
            "type" => CelType.TypeOf(Parameter("T")),
            _ when name.Length == 1 => Parameter(name),
            _ => CelTypes.Named(name),
        };
    }

    private CelType Parameter(string name)
    {
        _parameters.Add(name);
        return CelType.Parameter(name);
    }
}
