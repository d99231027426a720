using System.Buffers;
using Flux.Manifests.RegularExpressions;

namespace Flux.Kustomize.Transformers;

/// <summary>
/// Tells whether an image has a name, with or without tag and digest. The name is a pattern; nearly always it is a plain name, in
/// which only dots are special, and that is matched without a regular expression.
/// </summary>
internal sealed class ImageName
{
    private const string Digest = "@sha256:";

    private static readonly SearchValues<char> Special = SearchValues.Create("\\+*?()|[]{}^$");

    private static readonly SearchValues<char> Tag =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.{}-");

    private readonly string _name;
    private readonly bool _isPlain;
    private readonly GoRegex? _pattern;

    public ImageName(string name)
    {
        _name = name;
        _isPlain = !name.AsSpan().ContainsAny(Special);
        _pattern = _isPlain ? null : Patterns.TryCompile($"^{name}(:[a-zA-Z0-9_.{{}}-]*)?({Digest}[a-zA-Z0-9_.{{}}-]*)?$");
    }

    public bool Matches(string image) => _isPlain ? MatchesPlain(image) : _pattern is not null && Patterns.Matches(_pattern, image);

    private bool MatchesPlain(string image)
    {
        if (image.Length < _name.Length)
        {
            return false;
        }

        for (var i = 0; i < _name.Length; i++)
        {
            if (_name[i] != image[i] && (_name[i] != '.' || image[i] == '\n'))
            {
                return false;
            }
        }

        var rest = image.AsSpan(_name.Length);
        if (rest.StartsWith(":"))
        {
            rest = AfterTag(rest[1..]);
        }

        if (rest.StartsWith(Digest))
        {
            rest = AfterTag(rest[Digest.Length..]);
        }

        return rest.IsEmpty;
    }

    private static ReadOnlySpan<char> AfterTag(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(Tag);
        return end < 0 ? [] : text[end..];
    }
}
