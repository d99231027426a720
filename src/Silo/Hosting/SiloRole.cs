namespace Flux.Silo.Hosting;

/// <summary>What a process does. Several processes with different roles make one control plane.</summary>
public enum SiloRole
{
    /// <summary>Everything: API and grains.</summary>
    All,

    /// <summary>Grains only.</summary>
    Silo,

    /// <summary>The API only; no grain is activated here.</summary>
    Api,
}
