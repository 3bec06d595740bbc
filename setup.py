"""What pyproject.toml cannot state: catalogues and language packs are compiled into the wheel."""

import json
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

LANGUAGES = Path("smartcheck", "languages")
TRANSLATIONS = Path("smartcheck", "translations")


class BuildWithCatalogues(build_py):
    """Compiles every `.po` file to `.mo`; an editable install reads the `.po` files themselves."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for source in sorted(Path(__file__).parent.glob(f"{LANGUAGES.as_posix()}/*.yaml")):
            pack = yaml.safe_load(source.read_text(encoding="utf-8"))
            compiled = json.dumps(pack, ensure_ascii=False)
            if json.loads(compiled) != pack:
                raise ValueError(f"{source}: JSON cannot hold this pack: are all keys texts?")
            target = Path(self.build_lib, LANGUAGES, f"{source.stem}.json")
            target.write_text(compiled, encoding="utf-8")
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
