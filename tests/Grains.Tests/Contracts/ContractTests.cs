using System.Reflection;

namespace Flux.Grains.Tests.Contracts;

/// <summary>Silos of two versions run side by side while one is rolled out: what they agreed on may only grow.</summary>
public sealed class ContractTests
{
    private const string Accept = "FLUX_ACCEPT_CONTRACTS";

    [Fact]
    public void Contracts_OfThisBuild_AreThoseOfTheFile()
    {
        var path = Path.Combine(Repository.Root, "src", "Contracts", "OrleansContracts.txt");
        var now = ContractText.Write();
        if (Environment.GetEnvironmentVariable(Accept) == "1")
        {
            File.WriteAllText(path, now);
        }

        Assert.True(
            File.ReadAllText(path) == now,
            $"""
            The contracts between silos have changed; src/Contracts/OrleansContracts.txt does not say so yet.
            Allowed: a new record, a new member under a number never used before, a new method (deployed before its first caller).
            Not allowed: another name, number or type for what is there, or a number used again; make a new member or method instead.
            When the change is allowed, run this test once with {Accept}=1 and commit the file.
            """);
    }

    [Fact]
    public void GrainsAndMethods_Names_AreWrittenAndNotTakenFromTheCode()
    {
        Assert.DoesNotContain(ContractText.GrainInterfaces, type => type.GetCustomAttribute<AliasAttribute>() is null);
        Assert.DoesNotContain(ContractText.GrainInterfaces.SelectMany(type => type.GetMethods()), method => method.GetCustomAttribute<AliasAttribute>() is null);
        Assert.DoesNotContain(ContractText.GrainClasses, type => type.GetCustomAttribute<GrainTypeAttribute>() is null);
        Assert.DoesNotContain(ContractText.Records, type => type.GetCustomAttribute<AliasAttribute>() is null);
    }

    [Fact]
    public void Records_Members_AreAllNumberedOnce()
    {
        foreach (var record in ContractText.Records)
        {
            var members = ContractText.Members(record).ToList();
            var settable = record.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(property => property.CanWrite);

            Assert.Equal(members.Count, members.Select(member => member.GetCustomAttribute<IdAttribute>()!.Id).Distinct().Count());
            Assert.DoesNotContain(settable, property => property.GetCustomAttribute<IdAttribute>() is null);
        }
    }
}
