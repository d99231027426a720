namespace Flux.Sources.Archives;

internal readonly record struct TarHeader(byte[] Name, byte[] Prefix, int Mode, long Size, byte Type);
