namespace Flux.Sources.Archives;

internal sealed record TarEntry(string Name, byte Type, int Mode, long Size);
