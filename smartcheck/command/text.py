"""What `--help` says of each command: English here, other languages in the catalogue."""

from smartcheck.rule import N_

GROUP = N_(
    "A linter for goals: OKRs and SMART goals, in Norwegian and English.\n\n"
    "It reads the goals a team has written (YAML, JSON, Markdown, CSV, Excel, Word, org-mode, "
    "plain text), says which objectives are bare metrics and which key results miss a number, a "
    "deadline or a realistic score, and why, and what to do about it.\n\n"
    "\b\n"
    "  smartcheck init                     lay down a file of goals to start from\n"
    "  smartcheck lint okrs.yaml           check a file\n"
    '  smartcheck check "Increase sales"   check one goal\n'
    "  smartcheck explain M001             why a rule says what it says\n\n"
    "Exit codes: 0 nothing to object to, 1 findings, 2 anything else: something could not be read, "
    "or the command was not understood."
)
LINT = N_(
    "Check files of goals.\n\n"
    "PATHS are files and directories; - is standard input; without any, the current directory. "
    "In directories, files that hold no goals are passed over and counted; a file that is named "
    "and holds none is an error.\n\n"
    "\b\n"
    "  smartcheck lint okrs.md teams/\n"
    "  smartcheck lint --period 2026-Q4 --show info okrs.yaml\n"
    "  smartcheck lint --ignore no-deadline --severity M009=off okrs.md\n"
    "  smartcheck lint --output json:result.json --output text teams/\n"
    "  cat okrs.md | smartcheck lint --stdin-filename okrs.md -\n\n"
    "Settings can be kept in .smartcheck.yaml or in [tool.smartcheck] of pyproject.toml, with "
    "underscores for hyphens. Exit code 1 means findings at or above --fail-on, 2 that something "
    "could not be read."
)
LINT_SHORT = N_("Check files of goals.")
CHECK = N_(
    "Check one goal.\n\n"
    "It is taken for a key result where it holds a number, else for an objective, unless --as "
    "says which.\n\n"
    "\b\n"
    '  smartcheck check "Increase sales by 15%" --as objective\n'
    '  smartcheck check "500 visitors to our web shop 6/10" --period 2026-Q4'
)
CHECK_SHORT = N_("Check one goal.")
REPORT = N_(
    "Write a feedback report to read, share and print.\n\n"
    "One self-contained HTML file: what is good, what to mend first, and every goal with the words "
    "marked, why, and what to do. A name that ends in .md gives Markdown, for wikis and pull "
    "requests.\n\n"
    "\b\n"
    "  smartcheck report okrs.md -o report.html\n"
    "  smartcheck report okrs.md -o report.md\n"
    "  smartcheck report teams/ -o all-teams.html --locale nb\n\n"
    "Exit code 0 when the report is written, whatever it says, unless --fail-on is given."
)
REPORT_SHORT = N_("Write a feedback report to read, share and print.")
SHOW = N_(
    "Show what is read in files: objectives, key results, and the fields beside them.\n\n"
    "\b\n"
    "  smartcheck show okrs.md\n"
    "  smartcheck show --json plan.xlsx"
)
SHOW_SHORT = N_("Show what is read in files.")
CONVERT = N_(
    "Write a file of goals, whatever its format, as YAML that is read without guessing.\n\n"
    "Texts, periods, owners, deadlines, scores and the comments that silence rules are kept; all "
    "else that the file says is left out.\n\n"
    "\b\n"
    "  smartcheck convert okrs.md --to yaml -o okrs.yaml\n"
    "  smartcheck convert plan.xlsx"
)
CONVERT_SHORT = N_("Write a file of goals as YAML.")
PARSE = N_(
    "Show what is seen in a sentence: quantities, times, score, and its structure.\n\n"
    "\b\n"
    '  smartcheck parse "Cut the waiting time from 21 to 7 days by June 6/10"'
)
PARSE_SHORT = N_("Show what is seen in a sentence.")
RULES = N_(
    "List the rules, with their severity under the configuration that holds here.\n\n"
    "\b\n"
    "  smartcheck rules\n"
    "  smartcheck rules --profile strict\n"
    "  smartcheck rules --json"
)
RULES_SHORT = N_("List the rules.")
EXPLAIN = N_(
    "Explain a rule: what it flags, why and on whose authority, with examples.\n\n"
    "\b\n"
    "  smartcheck explain M001\n"
    "  smartcheck explain no-number --locale nb"
)
EXPLAIN_SHORT = N_("Explain a rule.")
INIT = N_(
    "Lay down files to start from: okrs.yaml with an example to write over, .smartcheck.yaml with "
    "settings, .pre-commit-config.yaml with a hook.\n\n"
    "Files that exist are left as they are.\n\n"
    "\b\n"
    "  smartcheck init\n"
    "  smartcheck init --language nb goals/"
)
INIT_SHORT = N_("Lay down files to start from.")
SCHEMA = N_(
    "Print a JSON Schema: of goals in YAML or JSON (okrs), of the configuration (config), or of "
    "the results as JSON (result).\n\n"
    "\b\n"
    "  smartcheck schema okrs > okrs.schema.json"
)
SCHEMA_SHORT = N_("Print a JSON Schema.")
LSP = N_(
    "Serve an editor: findings while you type, over the Language Server Protocol.\n\n"
    "It talks on standard input and output and is started by the editor; docs/editors.md has the "
    "settings for VS Code, Neovim, Helix and JetBrains. It needs the extra `lsp`.\n\n"
    "\b\n"
    '  pip install "smartcheck[lsp]"'
)
LSP_SHORT = N_("Serve an editor (language server).")
