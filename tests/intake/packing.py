"""Builds archives, honest and hostile, entry by entry."""

import gzip
import io
import stat
import tarfile
import zipfile
from pathlib import Path

NOTEBOOK = b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
DATE = (2026, 3, 5, 11, 22, 34)


def entry(name: str, kind: int = 0) -> zipfile.ZipInfo:
    """An entry of a zip as Unix packs it, a file or a folder unless it is said what kind."""
    info = zipfile.ZipInfo(name, DATE)
    kind = kind or (stat.S_IFDIR if name.endswith("/") else stat.S_IFREG)
    info.create_system, info.external_attr = 3, (kind | 0o644) << 16
    return info


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Write a zip of these entries; a name may stand twice."""
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in entries:
            info = name if isinstance(name, zipfile.ZipInfo) else entry(name)
            archive.NameToInfo.pop(info.filename, None)  # what it warns of is what is tested
            archive.writestr(info, data, method)
    return path


def member(name: str, kind: bytes = tarfile.REGTYPE, **more: object) -> tarfile.TarInfo:
    """An entry of a tar."""
    info = tarfile.TarInfo(name)
    info.type, info.mtime = kind, 1_700_000_000
    for key, value in more.items():
        setattr(info, key, value)
    return info


def tar_bytes(*entries: tuple[str | tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar of these entries."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, data in entries:
            info = name if isinstance(name, tarfile.TarInfo) else member(name)
            info.size = info.size or len(data)
            archive.addfile(info, io.BytesIO(data) if data else None)
    return buffer.getvalue()


def tarred(path: Path, *entries: tuple[str | tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> Path:
    """Write a tar of these entries, in gzip unless it is called ``.tar``."""
    data = tar_bytes(*entries, form=form)
    path.write_bytes(data if path.suffix == ".tar" else gzip.compress(data))
    return path
