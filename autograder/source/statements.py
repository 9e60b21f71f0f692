"""What the statements of a notebook's cells bind and read, found without running them.

A student's cells may use the syntax of a newer Python than ours: a part that does not parse is read word by word. A
cell that is too large or too deep is not read at all.
"""

import ast
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from autograder.source.scopes import Statement, read_statement

MAX_CHARACTERS = 300_000
MAX_STATEMENTS = 5000
MAX_NESTING = 60
"""The deepest nesting of brackets that is parsed: for more, the parser may take very long."""
_TOO_HARD = (SyntaxError, ValueError, RecursionError, MemoryError)
_TRIES = 3
_BINDS_NOTHING = frozenset(("timeit",))
_OTHER_LANGUAGES = frozenset(
    ("bash", "sh", "script", "cmd", "html", "HTML", "latex", "markdown", "javascript", "js", "svg")
)
_OTHER_PROCESSES = frozenset(("python", "python2", "python3", "pypy", "perl", "ruby", "cython", "sx", "system"))
_NOT_RUN_HERE = _OTHER_LANGUAGES | _OTHER_PROCESSES | {"writefile", "file"}
_CELL_MAGIC = re.compile(r"\s*%%(\w+)[^\n]*")
_SYNTAX_OF_IPYTHON = re.compile(r"^([ \t]*)(?:[%!?]|pip |conda )(.*)$|^([ \t]*)[\w.]+\?\??[ \t]*$", re.MULTILINE)
_ASSIGNED_BY_IPYTHON = re.compile(r"^([\w, \t]+=[ \t]*)[%!].*$", re.MULTILINE)
_TIMED = re.compile(r"(time|prun|timeit)[ \t]+((?:-\w+[ \t]+(?:\d+[ \t]+)?)*)")
_BINDS_ANYTHING = re.compile(r"%(run|pylab|reset|reset_selective|xdel)\b")
_SHORT, _MOST_KNOWN = 10_000, 512
_CONTINUES = ("", " ", "\t", "#", ")", "]", "}")
_LINE_END = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"[^\W\d]\w*")
_BOUND = re.compile(r"^(?:(?:async[ \t]+def|def|class)[ \t]+(\w+)|(\w+)[ \t]*(?::[^=\n]*)?=(?!=))", re.MULTILINE)
_BRACKET = re.compile(r"[(\[{]|[)\]}]")


def statements_of(cell: int, source: str) -> tuple[Statement, ...] | None:
    """Return the top-level statements of one cell; None if they cannot be known."""
    # Cached, because most cells of a notebook are handed out and the same for a whole class.
    return _known_statements_of(cell, source) if len(source) <= _SHORT else _statements_of(cell, source)


def _statements_of(cell: int, source: str) -> tuple[Statement, ...] | None:
    if not _is_easy(source):
        return None
    tree = tree_of(source)
    found = _in_parts(cell, source) if tree is None else _in_tree(cell, tree)
    if found is None or len(found) > MAX_STATEMENTS:
        return None
    return tuple(_only_read(statement) for statement in found) if magic_of(source) in _BINDS_NOTHING else tuple(found)


_known_statements_of = lru_cache(maxsize=_MOST_KNOWN)(_statements_of)


def words_of(cell: int, part: str, lines_above: int = 0) -> Statement:
    """Return one statement for a source that is not parsed: every word in it may be a name that it reads."""
    return Statement(
        cell=cell,
        line=lines_above + 1,
        last_line=lines_above + 1 + part.count("\n"),
        kind="unread",
        binds=frozenset(found[1] or found[2] for found in _BOUND.finditer(part)),
        reads_later=frozenset(_WORD.findall(part)),
    )


def words_in_texts_of(cell: int, source: str) -> Statement:
    """Return one statement that reads all words in a source's strings except docstrings: the strings may be code."""
    words: set[str] = set()
    waiting: list[ast.AST] = [tree_of(source) or ast.Module([], [])]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words.update(_WORD.findall(node.value))
        waiting += (child for child in ast.iter_child_nodes(node) if not _is_docstring(child))
    return Statement(cell=cell, line=1, last_line=1, kind="unread", reads_later=frozenset(words))


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _in_tree(cell: int, tree: ast.Module, lines_above: int = 0) -> list[Statement] | None:
    try:
        return [read_statement(cell, node, lines_above) for node in tree.body[: MAX_STATEMENTS + 1]]
    except RecursionError:
        return None


def _in_parts(cell: int, source: str) -> list[Statement]:
    """Return the statements of a cell that does not parse as a whole; a part that does not parse counts as one."""
    statements: list[Statement] = []
    for lines_above, part in _parts(source):
        tree = tree_of(part)
        found = _in_tree(cell, tree, lines_above) if tree is not None else None
        statements += [words_of(cell, part, lines_above)] if found is None else found
        if len(statements) > MAX_STATEMENTS:
            break
    return statements


def _parts(source: str) -> Iterator[tuple[int, str]]:
    """Split a source at lines that are not indented; yield how many lines are above each part, and the part."""
    lines = lines_of(source)
    starts = [number for number, line in enumerate(lines) if line[:1] not in _CONTINUES]
    starts = [number for number in starts if number == 0 or not lines[number - 1].startswith("@")]
    for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
        part = "\n".join(lines[start:end])
        if part.strip():
            yield start, part


def tree_of(source: str) -> ast.Module | None:
    """Return the cell's syntax tree, with the cell's line numbers; None if it does not parse.

    Magics and commands of IPython are left out, but the code after ``%time`` and ``%timeit`` is kept. A cell under a
    magic that runs something other than Python gives an empty tree.
    """
    magic = _CELL_MAGIC.match(source)
    if not _is_easy(source):
        return None
    if magic is not None:
        if magic[1] in _NOT_RUN_HERE:
            return ast.Module([], [])
        source = "\n" * magic[0].count("\n") + source[magic.end() :]
    return _parse(source) or _parse(_ASSIGNED_BY_IPYTHON.sub(r"\1None", _SYNTAX_OF_IPYTHON.sub(_as_python, source)))


def magic_of(source: str) -> str:
    """Return the name of the magic that runs the whole cell, such as ``timeit``, or an empty text."""
    found = _CELL_MAGIC.match(source)
    return found[1] if found is not None else ""


def _parse(source: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about invalid escapes in the student's strings
        for _ in range(_TRIES):
            try:
                return ast.parse(source)
            except _TOO_HARD:
                return None
            except SystemError:  # CPython up to 3.11 raises it now and then for any source (gh-106905)
                continue
    return None


def is_not_run(magic: str) -> bool:
    """Return whether a cell under that magic is not run as the notebook's Python."""
    return magic in _NOT_RUN_HERE


def lines_of(source: str) -> list[str]:
    """Return the lines of a source as Python counts them."""
    return _LINE_END.split(source)


def _as_python(line: re.Match[str]) -> str:
    """Return Python that reads and binds the same names as a line of IPython's syntax."""
    indent, command = line[1] or line[3] or "", line[2] or ""
    if _BINDS_ANYTHING.match(line[0].lstrip()):
        return f"{indent}from magic import *"
    timed = _TIMED.match(command) if line[0].lstrip().startswith("%") else None
    if timed is None:
        return f"{indent}pass"
    code = command[timed.end() :]
    if timed[1] == "timeit":
        code = f"lambda: ({code})"
    return indent + (code if _parse(code) is not None else "pass")


def _is_easy(source: str) -> bool:
    return len(source) <= MAX_CHARACTERS and _nesting(source) <= MAX_NESTING


def _nesting(source: str) -> int:
    """Return how deep brackets nest, including those in strings and comments."""
    depth = deepest = 0
    for found in _BRACKET.finditer(source):
        depth = depth + 1 if found[0] in "([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _only_read(statement: Statement) -> Statement:
    nothing: frozenset[str] = frozenset()
    return msgspec.structs.replace(statement, binds=nothing, deletes=nothing, mutates=nothing, binds_later=nothing)
