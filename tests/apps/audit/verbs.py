"""Every verb that the code can write into the trail, followed from `record(verb=…)` back to where it is named."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Definition = ast.FunctionDef | ast.AsyncFunctionDef
PUBLIC = {"record": "verb", "act": "verb"}  # the ways into the trail that any module may call


@dataclass
class Verbs:
    """The verbs found, and the places ("path:line") whose verb could not be followed."""

    named: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)


def verbs_written(root: Path) -> Verbs:
    """The verbs of all modules below `root`."""
    found = Verbs()
    for path in root.glob("**/*.py"):
        _Module(path, ast.parse(path.read_text(encoding="utf-8"))).gather(found)
    return found


@dataclass
class _Module:
    """One module; `sinks` are its functions that hand a parameter on as verb, each with that parameter's name."""

    path: Path
    tree: ast.Module
    sinks: dict[str, str] = field(default_factory=lambda: dict(PUBLIC))

    def gather(self, found: Verbs) -> None:
        """Follow every call until no function of the module turns out to hand a verb on any more."""
        while any(self._learns(function, value) for function, _call, value in self._handed_on()):
            pass
        for function in self._definitions():
            found.named |= set(_defaults(function, self.sinks.get(function.name, "")))
        for function, call, value in self._handed_on():
            if isinstance(value, ast.Name) and self._is_parameter(function, value.id):
                continue
            names = set(_words(value, function))
            found.named |= names
            if not names:
                found.lost.add(f"{self.path.name}:{call.lineno}")

    def _definitions(self) -> list[Definition]:
        return [node for node in ast.walk(self.tree) if isinstance(node, Definition)]

    def _handed_on(self) -> Iterator[tuple[Definition, ast.Call, ast.expr]]:
        for function in self._definitions():
            for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
                value = self._verb_of(call)
                if value is not None:
                    yield function, call, value

    def _verb_of(self, call: ast.Call) -> ast.expr | None:
        """What the call gives as verb, None where it writes none."""
        name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if name not in self.sinks:
            return None
        parameter = self.sinks[name]
        for keyword in call.keywords:
            if keyword.arg == parameter:
                return keyword.value
        own = next((one for one in self._definitions() if one.name == name), None)
        place = [argument.arg for argument in own.args.args].index(parameter) if own and _takes(own, parameter) else -1
        return call.args[place] if 0 <= place < len(call.args) else None

    def _learns(self, function: Definition, value: ast.expr) -> bool:
        if not isinstance(value, ast.Name) or not self._is_parameter(function, value.id):
            return False
        known = function.name in self.sinks
        self.sinks.setdefault(function.name, value.id)
        return not known

    def _is_parameter(self, function: Definition, name: str) -> bool:
        return name in [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def _defaults(function: Definition, parameter: str) -> Iterator[str]:
    """The verb that the function writes where it is given none."""
    for argument, default in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
        if argument.arg == parameter and default is not None:
            yield from _words(default, function)


def _takes(function: Definition, parameter: str) -> bool:
    return parameter in [argument.arg for argument in function.args.args]


def _words(value: ast.expr, function: Definition) -> Iterator[str]:
    """The strings that the expression may be: itself, its branches, or what a local name was given."""
    givens = _givens(value.id, function) if isinstance(value, ast.Name) else [value]
    for given in givens:
        for node in ast.walk(given):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                yield node.value


def _givens(name: str, function: Definition) -> Iterator[ast.expr]:
    """What the function assigns to the name, or lets it run through."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(_names(target, name) for target in node.targets):
            yield node.value
        if isinstance(node, ast.For) and _names(node.target, name):
            yield node.iter


def _names(target: ast.expr, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(target))
