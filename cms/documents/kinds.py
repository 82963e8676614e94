"""Whether a file is what the end of its name says, by its content."""

from typing import IO
from zipfile import BadZipFile, ZipFile

#: Where OOXML keeps what it holds, and what ODF says it is.
_FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
_MIMES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}
_TEXTS = {"txt", "csv", "ics"}
#: What photographs and drawings begin with: JPEG, PNG, GIF, WebP, TIFF; HEIC and AVIF further on.
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")
_PHONE_PICTURES = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
#: Bytes that are looked at; before its first line a PDF may have something else.
_HEAD = 8192
_PDF_WITHIN = 1024
#: Texts of two bytes a character, which have zeros in them.
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def holds(file: IO[bytes], extension: str) -> bool:
    """Whether the content is of the kind that the extension names; of others nothing is known."""
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if extension == "pdf":
        return b"%PDF-" in head[:_PDF_WITHIN]
    if extension in _TEXTS:
        return b"\0" not in head or head.startswith(_UTF16)
    if extension in {*_FOLDERS, *_MIMES}:
        return _holds_office(file, extension)
    return True


def _holds_office(file: IO[bytes], extension: str) -> bool:
    try:
        with ZipFile(file) as archive:
            if extension in _FOLDERS:
                return any(name.startswith(_FOLDERS[extension]) for name in archive.namelist())
            with archive.open("mimetype") as said:
                mime = f"application/vnd.oasis.opendocument.{_MIMES[extension]}"
                return said.read(_HEAD).startswith(mime.encode())
    # A ZIP that is damaged, is none, or has no such entry.
    except (BadZipFile, KeyError, OSError, NotImplementedError, RuntimeError):
        return False
    finally:
        file.seek(0)


def is_picture(file: IO[bytes]) -> bool:
    """Whether somebody has brought a picture."""
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    return head.startswith(_PICTURES) or head[4:12] in _PHONE_PICTURES
