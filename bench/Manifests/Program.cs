using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Flux.Manifests.Bench;
using Flux.Manifests.Yaml;
using YamlDotNet.RepresentationModel;

if (args is ["fuzz", ..])
{
    return FuzzRun.Execute(args);
}

// YAML in and out, one thread, against YamlDotNet's node tree on the same text. Every row is the best of several rounds.
var megabytes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2;
var utf8 = Sample.Create(megabytes);
var text = Encoding.UTF8.GetString(utf8);
var documents = YamlReader.ReadAll(utf8);
var output = new ArrayBufferWriter<byte>(utf8.Length * 2);
var peer = new YamlStream();
peer.Load(new StringReader(text));

Console.WriteLine($"{documents.Count} documents, {utf8.Length:N0} bytes");
Console.WriteLine($"{"what",-34}{"ours",14}{"YamlDotNet",14}{"ratio",8}{"ours alloc",14}");
Compare("read to nodes", () => YamlReader.ReadAll(utf8), () => new YamlStream().Load(new StringReader(text)));
Compare("write sorted nodes", WriteSorted, () => peer.Save(new StringWriter(), assignAnchors: false));
Compare("read and write", ReadAndWrite, ReadAndWritePeer);
return 0;

void WriteSorted()
{
    output.ResetWrittenCount();
    foreach (var document in documents)
    {
        YamlWriter.WriteUtf8(document.Root, output);
    }
}

void ReadAndWrite()
{
    output.ResetWrittenCount();
    foreach (var document in YamlReader.ReadAll(utf8))
    {
        YamlWriter.WriteUtf8(document.Root, output);
    }
}

void ReadAndWritePeer()
{
    var stream = new YamlStream();
    stream.Load(new StringReader(text));
    stream.Save(new StringWriter(), assignAnchors: false);
}

void Compare(string what, Action ours, Action theirs)
{
    var (mine, allocated) = Measure(ours);
    var (other, _) = Measure(theirs);
    Console.WriteLine($"{what,-34}{Rate(mine),9:F1} MB/s{Rate(other),9:F1} MB/s{other / mine,7:F1}x{allocated / (1024.0 * 1024),9:F1} MiB");
}

double Rate(TimeSpan time) => utf8.Length / time.TotalSeconds / 1_000_000;

static (TimeSpan Best, long Allocated) Measure(Action action)
{
    var best = TimeSpan.MaxValue;
    var allocated = 0L;
    for (var round = 0; round < 15; round++)
    {
        GC.Collect();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        action();
        var elapsed = Stopwatch.GetElapsedTime(started);
        allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        best = elapsed < best ? elapsed : best;
    }

    return (best, allocated);
}
