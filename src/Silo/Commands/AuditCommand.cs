using System.CommandLine;
using Flux.KubeApi.Audit;

namespace Flux.Silo.Commands;

/// <summary><c>audit verify</c>: whether a log of mutations is as it was written.</summary>
internal static class AuditCommand
{
    private static readonly Argument<DirectoryInfo> Log = new("directory") { Description = "The directory of the audit log, such as .flux/cluster/audit." };

    public static Command Create()
    {
        var verify = new Command("verify", "Follows the chain of an audit log; exit code 1 says that it is broken, and where.") { Log };
        verify.SetAction(Verify);
        return new Command("audit", "The log of everything that was changed through the API.") { verify };
    }

    private static int Verify(ParseResult arguments)
    {
        var directory = arguments.GetRequiredValue(Log);
        if (!directory.Exists)
        {
            Console.Error.WriteLine($"{directory.FullName} does not exist.");
            return 2;
        }

        var result = AuditVerification.Of(directory.FullName);
        Console.WriteLine(result.Error is { } error ? $"{error} (the {result.Records} records before it are whole)" : $"{result.Records} records, chain whole");
        return result.Error is null ? 0 : 1;
    }
}
