"""The one step that pyproject.toml cannot state: catalogues are compiled into the wheel."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

TRANSLATIONS = Path("smartcheck", "translations")


class BuildWithCatalogues(build_py):
    """Compiles every `.po` file to `.mo`; an editable install reads the `.po` files themselves."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for source in sorted(Path(__file__).parent.glob(f"{TRANSLATIONS.as_posix()}/*.po")):
            target = Path(self.build_lib, TRANSLATIONS, f"{source.stem}.mo")
            target.parent.mkdir(parents=True, exist_ok=True)
            catalogue = _read(source)
            for part in sorted(source.parent.glob("parts/*.po")):
                for message in _read(part):
                    if message.id:
                        catalogue[message.id] = message
            with target.open("wb") as write:
                write_mo(write, catalogue)


def _read(source: Path) -> Catalog:
    with source.open("rb") as file:
        return read_po(file, locale="nb")


setup(cmdclass={"build_py": BuildWithCatalogues})
