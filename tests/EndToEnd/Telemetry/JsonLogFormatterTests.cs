using Flux.Manifests.Json;
using Flux.Manifests.Nodes;
using Flux.Silo.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flux.EndToEnd.Telemetry;

public sealed class JsonLogFormatterTests
{
    [Fact]
    public void Values_OfAnyKind_MakeALineOfJson()
    {
        List<KeyValuePair<string, object?>> values =
        [
            new("Version", long.MaxValue), new("Milliseconds", 1.5), new("Ratio", double.NaN), new("Name", "\ud800 \" \n"), new("Nobody", null),
        ];
        using var text = new StringWriter();

        var entry = new LogEntry<List<KeyValuePair<string, object?>>>(LogLevel.Information, "Flux.Test", new EventId(7), values, null, (_, _) => "it happened");
        new JsonLogFormatter(TimeProvider.System).Write(entry, null, text);

        var line = (MapNode)JsonNodeReader.Read(text.ToString());
        Assert.Equal("9223372036854775807", line["version"]!.ToString());
        Assert.Equal("1.5", line["milliseconds"]!.ToString());
        Assert.Equal("NaN", line.GetString("ratio"));
        Assert.Equal("\ufffd \" \n", line.GetString("name"));
        Assert.Equal("it happened", line.GetString("msg"));
    }
}
