using System.Diagnostics;

namespace Flux.Kustomize.Tests.Commands;

public sealed class CompletionTests
{
    /// <summary>What a real bash offers, with the script sourced and the program on its path.</summary>
    [Theory]
    [InlineData("fluxctl b", "build")]
    [InlineData("fluxctl build kustomi", "kustomization kustomize")]
    [InlineData("fluxctl build kustomization --no", "--no-remote-bases")]
    [InlineData("fluxctl build kustomization --load-restrictor LoadRestrictionsR", "LoadRestrictionsRootOnly")]
    [InlineData("fluxctl build kustomization ", "")]
    [InlineData("fluxctl template --include-", "--include-crds")]
    [InlineData("fluxctl repo ad", "add")]
    [InlineData("fluxctl completion z", "zsh")]
    public async Task Bash_ForALine_OffersWhatCanFollow(string line, string expected)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "fluxctl.dll");
        var script = $$"""
            fluxctl() { dotnet '{{program}}' "$@"; }
            source <(fluxctl completion bash)
            COMP_LINE='{{line}}'; COMP_POINT=${#COMP_LINE}; read -ra COMP_WORDS <<<"$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            _fluxctl; echo "${COMPREPLY[*]}"
            """;
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal("", errors);
        Assert.Equal(expected, (await output).Trim());
    }

    [Theory]
    [InlineData("zsh", "compdef _fluxctl fluxctl")]
    [InlineData("fish", "complete -c fluxctl")]
    public async Task Script_OfOtherShells_RegistersTheProgram(string shell, string expected)
    {
        var (code, output, _) = await Fluxctl.RunAsync(AppContext.BaseDirectory, "completion", shell);

        Assert.Equal(0, code);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }
}
