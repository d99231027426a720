namespace Flux.KubeApi.Bench;

/// <summary>What a row came to.</summary>
/// <param name="P50">Milliseconds.</param>
/// <param name="P99">Milliseconds.</param>
/// <param name="Bad">Answers with a status of 300 or more.</param>
/// <param name="ServerMicroseconds">CPU time of the server per request.</param>
/// <param name="ServerBytes">Bytes that the server allocated per request.</param>
internal sealed record Measured(string Row, double Rate, double P50, double P99, long Count, long Bad, double ServerMicroseconds, double ServerBytes);
