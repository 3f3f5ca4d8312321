"""Whether the tests notice when the code is wrong: mutants of the core and the cleaners, and how many are killed.

    python -m benchmarks.mutation                         every module, 60 mutants of each
    python -m benchmarks.mutation pipeline --most 0       all mutants of one module
    python -m benchmarks.mutation cleaners/quotes --show  and those that no test noticed, as changes of lines

The mutants are those of mutmut (`scrubber[mutation]`). Its own runner makes none of decorated functions and of
constants, which here are hooks, properties and patterns, and runs each mutant against whatever tests touch it. This one
takes the tests of the module alone (mutation.toml): they must notice without the help of others. They are run
once as they are, so that everything is imported; then each mutant is put into a copy of that process.

A mutant that does not end is killed like one that fails. A sample is drawn with a fixed seed.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import functools
import gc
import importlib.abc
import importlib.machinery
import inspect
import multiprocessing
import os
import random
import resource
import signal
import sys
import time
import tomllib
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from benchmarks.common import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

    from mutmut.mutation.file_mutation import Mutation

ROOT: Final = Path(__file__).parent.parent
SOURCE: Final = ROOT / "src" / "scrubber"
TESTS: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["tests"]

SEED: Final = 7
MEMORY: Final = 6 << 30
PYTEST: Final = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:xdist", "--hypothesis-seed=0"]


class Mutant(NamedTuple):
    """A module's source with one change, and the function in which it is (None: outside of functions)."""

    source: str
    function: tuple[str, ...] | None


class Tally(NamedTuple):
    """What became of a module's mutants: how many there are, were tried, were noticed; those that were not."""

    module: str
    mutants: int
    tried: int
    killed: int
    seconds: float
    survivors: list[str]


def modules() -> list[str]:
    """The core and the cleaners, as paths below src/scrubber without their ending."""
    cleaners = [path.stem for path in sorted((SOURCE / "cleaners").glob("*.py"))]
    core = [name for name in TESTS if name != "cleaners"]
    return [*core, *(f"cleaners/{name}" for name in cleaners if name != "__init__")]


def tests_of(module: str) -> list[str]:
    folder, _, name = module.rpartition("/")
    own = f"tests/{folder}/test_{name}.py"
    return [*([own] if folder and (ROOT / own).is_file() else []), *TESTS.get(module, TESTS.get(folder, []))]


def mutants(source: str) -> list[Callable[[], Mutant]]:
    """Every mutant of a module that mutmut would make, and those of its decorated functions and constants."""
    import libcst as cst
    from mutmut.mutation.file_mutation import MutationVisitor, mutation_operators
    from mutmut.mutation.pragma_handling import IgnoredCode

    class Visitor(MutationVisitor):
        def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
            if isinstance(node, cst.Subscript) and isinstance(node.value, cst.Name) and node.value.value == "Literal":
                return True
            # What a field is, said for people.
            if isinstance(node, cst.Arg) and node.keyword and node.keyword.value == "description":
                return True
            if isinstance(node, cst.FunctionDef):
                node = node.with_changes(decorators=())
            return bool(super()._skip_node_and_children(node))

    executed = set(range(1, source.count("\n") + 2)) - set(_lines_for_the_type_checker(source))
    visitor = Visitor(mutation_operators, IgnoredCode(set(), set(), set()), executed)
    module = cst.MetadataWrapper(cst.parse_module(source)).visit(visitor)

    def mutant(mutation: Mutation) -> Mutant:
        changed = module.deep_replace(mutation.original_node, mutation.mutated_node).code
        return Mutant(changed, _changed_function(source, changed))

    def is_told_to_people(mutation: Mutation) -> bool:
        # A field's description, taken away: what visits arguments does not see it.
        nodes = [mutation.original_node, mutation.mutated_node]
        if not all(isinstance(node, cst.Call) for node in nodes):
            return False
        first, second = (
            [(a.keyword and a.keyword.value, module.code_for_node(a.value)) for a in node.args]
            for node in nodes
            if isinstance(node, cst.Call)
        )
        described = [argument for argument in first if argument[0] == "description"]
        return bool(described) and all(a[0] == "description" for a in set(first) ^ set(second))

    # Each costs some milliseconds to write: only those that are tried are written.
    return [functools.partial(mutant, m) for m in visitor.mutations if not is_told_to_people(m)]


def _lines_for_the_type_checker(source: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _changed_function(source: str, changed: str) -> tuple[str, ...] | None:
    """The name of the one function or method whose code differs, if nothing else does."""
    try:
        before, after = compile(source, "before", "exec"), compile(changed, "before", "exec")
    except SyntaxError:
        return None
    functions = {name for name, code in _functions(before) if code != dict(_functions(after)).get(name)}
    if len(functions) != 1 or _outside(before) != _outside(after):
        return None
    return functions.pop()


def _functions(code: CodeType, inside: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], CodeType]]:
    """The functions and methods of a module's code."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            # The code of a class has no arguments of its own, and is run to make it.
            if const.co_flags & inspect.CO_OPTIMIZED:
                yield (*inside, const.co_name), const
            else:
                yield from _functions(const, (*inside, const.co_name))


def _outside(code: CodeType) -> tuple[Any, ...]:
    """What of a module's code is no function: its instructions and constants, those of classes with them."""
    consts = [
        c if not isinstance(c, CodeType) else _outside(c) if not c.co_flags & inspect.CO_OPTIMIZED else None
        for c in code.co_consts
    ]
    return code.co_code, code.co_names, tuple(map(repr, consts))


def examine(module: str, most: int) -> Tally:
    """Run a module's tests against its mutants, at most so many of them (0: all)."""
    import pytest

    started = time.monotonic()
    source = (SOURCE / f"{module}.py").read_text("utf-8")
    found = mutants(source)
    sample = random.Random(f"{SEED} {module}").sample(found, min(most or len(found), len(found)))
    arguments = [*PYTEST, *tests_of(module)]
    with _silent():
        code = pytest.main(arguments)
    if code:
        return Tally(module, len(found), 0, 0, 0, [f"its tests fail before anything is changed (pytest: {code})"])
    # What is not changed must live, and says how long the others may take.
    control = _tried(module, Mutant(source, None), arguments, 600)
    if control.failed:
        return Tally(module, len(found), 0, 0, 0, ["its tests fail when they are run again with nothing changed"])
    allowed = 5 + 5 * control.seconds
    tried = [(mutant, _tried(module, mutant, arguments, allowed)) for mutant in (make() for make in sample)]
    survivors = [_change(source, mutant.source) for mutant, trial in tried if not trial.failed]
    killed = len(sample) - len(survivors)
    return Tally(module, len(found), len(sample), killed, time.monotonic() - started, survivors)


class Trial(NamedTuple):
    """Whether the tests failed, crashed or did not end, and how many seconds of work that took."""

    failed: bool
    seconds: float


def _tried(module: str, mutant: Mutant, arguments: list[str], seconds: float) -> Trial:
    """Run the tests with a mutant in a copy of this process, for so many seconds of work at the most."""
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException), _silent():
            resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            # What waits for ever does no work.
            signal.alarm(20 * int(seconds))
            os._exit(int(_run(module, mutant, arguments)))
        os._exit(99)
    _, status, used = os.wait4(child, 0)
    return Trial(status != 0, used.ru_utime + used.ru_stime)


def _run(module: str, mutant: Mutant, arguments: list[str]) -> int:
    import pytest

    name = f"scrubber.{module.replace('/', '.')}"
    code = compile(mutant.source, str(SOURCE / f"{module}.py"), "exec")
    function = mutant.function and _function(sys.modules[name], mutant.function)
    if function is not None and mutant.function is not None:
        function.__code__ = dict(_functions(code))[mutant.function]
        for cache in gc.get_objects():
            if isinstance(cache, functools._lru_cache_wrapper) and cache.__module__.startswith("scrubber"):
                cache.cache_clear()
    else:
        for loaded in [name for name in sys.modules if name.partition(".")[0] in ("scrubber", "tests", "benchmarks")]:
            del sys.modules[loaded]
        sys.meta_path.insert(0, _Finder(name, code))
    return int(pytest.main(arguments))


def _function(module: ModuleType, path: Sequence[str]) -> FunctionType | None:
    """A function of a module below what decorates it."""
    found: Any = module
    for name in path:
        found = vars(found).get(name)
    for _ in range(5):
        if isinstance(found, FunctionType) and not hasattr(found, "__wrapped__"):
            return found if found.__code__.co_name == path[-1] else None
        inner = (getattr(found, name, None) for name in ("__wrapped__", "__func__", "fget", "func", "wrapped"))
        found = next((function for function in inner if function is not None), None)
    return None


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.InspectLoader):
    """Imports a mutant in the place of its module."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, fullname: str, *_: object) -> importlib.machinery.ModuleSpec | None:
        if fullname != self.name:
            return None
        return importlib.machinery.ModuleSpec(fullname, self, origin=self.code.co_filename)

    def get_source(self, fullname: str) -> str:
        raise OSError(f"{fullname} is a mutant")

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self.code

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = self.code.co_filename
        exec(self.code, vars(module))


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Let nothing be written to the terminal, by other processes neither."""
    kept = os.dup(1), os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for number in (1, 2):
        os.dup2(nowhere, number)
    try:
        yield
    finally:
        for number, old in zip((1, 2), kept, strict=True):
            os.dup2(old, number)
        for number in (nowhere, *kept):
            os.close(number)


def _change(before: str, after: str) -> str:
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return "\n".join(line for line in lines if not line.startswith(("---", "+++")))


def report(tallies: Iterable[Tally]) -> str:
    order = modules()
    done = sorted(tallies, key=lambda tally: order.index(tally.module) if tally.module in order else len(order))
    whole = Tally("all", *(sum(tally[n] for tally in done) for n in (1, 2, 3)), 0, [])
    return table(
        ["module", "mutants", "tried", "killed", ""],
        [(t.module, f"{t.mutants:,}", f"{t.tried:,}", f"{t.killed:,}", _share(t)) for t in (*done, whole)],
    )


def _share(tally: Tally) -> str:
    return f"{tally.killed / tally.tried:.0%}" if tally.tried else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", default=modules(), metavar="MODULE")
    parser.add_argument("--most", type=int, default=60, help="mutants of a module to try; 0: all (default: 60)")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count(), help="modules at the same time (default: the cores)"
    )
    parser.add_argument("--show", action="store_true", help="show the mutants that no test noticed")
    args = parser.parse_args()
    os.chdir(ROOT)
    tallies = []
    # Each module in a process of its own: its tests leave things behind.
    with multiprocessing.get_context("spawn").Pool(args.jobs, maxtasksperchild=1) as pool:
        for tally in pool.imap_unordered(functools.partial(examine, most=args.most), args.modules, chunksize=1):
            print(
                f"{tally.module}: {tally.killed} of {tally.tried}, {tally.seconds:.0f} s", file=sys.stderr, flush=True
            )
            tallies.append(tally)
            if args.show or not tally.tried:
                print("\n\n".join([f"## {tally.module}", *tally.survivors]), flush=True)
    print(report(tallies))


if __name__ == "__main__":
    main()
