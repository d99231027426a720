namespace Flux.ObjectStore.Tests.Orleans;

[Alias("flux.tests.ICounterGrain")]
public interface ICounterGrain : IGrainWithStringKey
{
    [Alias("Increment")]
    Task<int> IncrementAsync();

    /// <summary>Reads the state from storage anew.</summary>
    [Alias("Reread")]
    Task<int> RereadAsync();

    [Alias("Clear")]
    Task ClearAsync();

    [Alias("Remind")]
    Task<string[]> RemindAsync(string name);

    [Alias("Forget")]
    Task<string[]> ForgetAsync(string name);
}
