namespace Flux.Cli.Completion;

/// <summary>
/// Scripts that ask this program itself what can follow, by its directive <c>suggest</c>. Options are offered once a dash is typed;
/// where nothing is known, files are.
/// </summary>
internal static class CompletionScripts
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
    };

    private const string Bash = """
        # bash completion for fluxctl: source <(fluxctl completion bash)
        _fluxctl() {
            local word="${COMP_WORDS[COMP_CWORD]}" candidates
            candidates=$(fluxctl "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
            [[ $word == -* ]] || candidates=$(grep -v -e '^-' -e '^/' <<<"$candidates")
            mapfile -t COMPREPLY < <(compgen -W "$candidates" -- "$word")
        }
        complete -o default -o nosort -F _fluxctl fluxctl

        """;

    private const string Zsh = """
        #compdef fluxctl
        # zsh completion for fluxctl: source <(fluxctl completion zsh)
        _fluxctl() {
            local -a candidates
            candidates=("${(@f)$(fluxctl "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            [[ ${words[CURRENT]} == -* ]] || candidates=(${candidates:#-*})
            candidates=(${candidates:#/*})
            if (( ${#candidates} )); then
                compadd -a candidates
            else
                _files
            fi
        }
        compdef _fluxctl fluxctl

        """;

    private const string Fish = """
        # fish completion for fluxctl: fluxctl completion fish | source
        function __fluxctl_candidates
            fluxctl "[suggest:"(commandline -C)"]" (commandline -cp) 2>/dev/null | string match -v -r '^/'
        end
        complete -c fluxctl -a '(__fluxctl_candidates)'

        """;
}
