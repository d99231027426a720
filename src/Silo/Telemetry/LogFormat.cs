namespace Flux.Silo.Telemetry;

public enum LogFormat
{
    /// <summary>A line of text for people.</summary>
    Text,

    /// <summary>A JSON object on each line, with the keys that Flux' controllers write.</summary>
    Json,
}
