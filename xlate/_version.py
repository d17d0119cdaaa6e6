"""The version of xlate, which the build reads from here, and the name under which it was installed."""

from __future__ import annotations

__all__ = ["__version__", "install_command", "installed_name"]

__version__ = "0.2.0"

_NAME = "xlate-tei"
"""the distribution, where xlate runs without having been installed"""


def installed_name() -> str:
    """The name of the distribution that xlate was installed from, which is another than that of the package."""
    from importlib.metadata import entry_points

    programs = entry_points(group="console_scripts", name="xlate")
    return next((one.dist.name for one in programs if one.dist and one.module.startswith("xlate.")), _NAME)


def install_command(extra: str) -> str:
    """What to type to have an extra as well, in an environment of pipx, in one of uv, or in any other."""
    import sys
    from pathlib import Path

    name = installed_name()
    if Path(sys.prefix, "pipx_metadata.json").exists():
        return f"pipx inject {name} '{name}[{extra}]'"
    if Path(sys.prefix, "uv-receipt.toml").exists():
        return f"uv tool install '{name}[{extra}]'"
    return f"pip install '{name}[{extra}]'"
