using System.Globalization;

namespace Flux.HelmRender;

/// <summary>Every single run, for who wants to compute otherwise.</summary>
internal sealed class RawFigures : IDisposable
{
    private readonly StreamWriter _file;

    public RawFigures(string path)
    {
        _file = new StreamWriter(path);
        _file.WriteLine("group,name,what,milliseconds,peakKilobytes");
    }

    public void Add(string group, string name, string what, double milliseconds, long peakKilobytes = 0) =>
        _file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group},{name},{what},{milliseconds:0.000},{peakKilobytes}"));

    public void Dispose() => _file.Dispose();
}
