// @ts-check
/** Writes the completion scripts of shells from the commands and their options. */

/** @import { Command, Option } from '../command.js' */

/** A command with its summary and the words that complete it. @typedef {{ command: Command, summary: string, words: readonly string[] }} Completed */

const PROGRAM = 'graph-call-transfer';

/** @param {readonly Completed[]} commands */
export function toBash(commands) {
  const names = commands.map(({ command }) => command.name).join(' ');
  const values = commands.flatMap(({ command: { name, options } }) =>
    Object.entries(options).flatMap(([option, { choices, type }]) => {
      const words = choices ? `compgen -W '${choices.join(' ')}' -- "$cur"` : 'compgen -f -- "$cur"';
      return type === 'string' ? [`    '${name} --${option}') mapfile -t COMPREPLY < <(${words}); return ;;`] : [];
    }),
  );
  const cases = commands.map(({ command, words }) => {
    const options = optionNames(command).join(' ');
    return `    ${command.name}) options='${options}'; words='${words.join(' ')}' ;;`;
  });
  return `# Completion of ${PROGRAM} for bash: eval "$(${PROGRAM} completion bash)"
_graph_call_transfer() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} options='' words=''
  COMPREPLY=()
  if [[ $COMP_CWORD -eq 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W '${names} help --help --version' -- "$cur")
    return
  fi
  case "$command $prev" in
${values.join('\n')}
  esac
  case "$command" in
${cases.join('\n')}
    help) words='${names}' ;;
  esac
  if [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"; compgen -f -- "$cur")
  fi
}
complete -o filenames -F _graph_call_transfer ${PROGRAM}
`;
}

/** @param {readonly Completed[]} commands */
export function toZsh(commands) {
  const names = commands.map(({ command, summary }) => `    ${quoted(`${command.name}:${summary}`)}`);
  const cases = commands.map(({ command, words }) => {
    const rows = Object.entries(command.options).map(([name, option]) => `        ${quoted(zshOption(name, option))}`);
    const operands = words.length > 0 ? `*:operand:{ compadd -- ${words.join(' ')}; _files }` : '*:file:_files';
    return `      ${command.name})\n        _arguments \\\n${[...rows, `        ${quoted(operands)}`].join(' \\\n')} ;;`;
  });
  return `#compdef ${PROGRAM}
# Completion of ${PROGRAM} for zsh: eval "$(${PROGRAM} completion zsh)"
_graph_call_transfer() {
  local -a commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
  else
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
${cases.join('\n')}
    esac
  fi
}
compdef _graph_call_transfer ${PROGRAM}
`;
}

/** @param {Command} command */
function optionNames({ options }) {
  return [...Object.keys(options), 'json', 'help'].map((name) => `--${name}`);
}

/**
 * @param {string} name
 * @param {Option} option
 */
function zshOption(name, { type, value, choices, about, multiple }) {
  const text = about.replace(/[[\]:]/g, ' ');
  const argument = type === 'boolean' ? '' : `:${value}:${choices ? `(${choices.join(' ')})` : '_files'}`;
  return `${multiple ? '*' : ''}--${name}[${text}]${argument}`;
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
